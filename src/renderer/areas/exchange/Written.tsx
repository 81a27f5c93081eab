// How a text file is written: found out by itself, and changed here where that went wrong.
import { Select } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../../app/language/speaking.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import styles from './import.module.css'
import { reread, type OnMapping, type Preview } from './mapping.ts'

const DELIMITERS = [',', ';', '\t', '|', 'blanks'] as const
const ENCODINGS = ['utf-8', 'windows-1252', 'iso-8859-2', 'utf-16le', 'macintosh'] as const

interface WrittenProps {
  readonly preview: Preview
  readonly onChange: OnMapping
}

export function Written({ preview, onChange }: WrittenProps) {
  const words = useWords()
  const [open, setOpen] = useState(false)
  return (
    <div className={styles['written']}>
      <TextButton expanded={open} onClick={() => setOpen(!open)}>
        {words('import.written')}
      </TextButton>
      {open && <Ways preview={preview} onChange={onChange} />}
    </div>
  )
}

function Ways({ preview, onChange }: WrittenProps) {
  const words = useWords()
  const { mapping, delimiter, encoding, header } = preview
  const delimiters = [...new Set([delimiter ?? ',', ...DELIMITERS])]
  const delimiterWords = (value: string) =>
    words.find(`import.delimiter.${value === '\t' ? 'tab' : value === '|' ? 'bar' : value}`) ?? value
  return (
    <>
      <Select
        label={words('import.delimiter')}
        value={delimiter ?? ','}
        data={delimiters.map((value) => ({ value, label: delimiterWords(value) }))}
        onChange={(value) => value !== null && onChange(reread(mapping, { delimiter: value }))}
      />
      <Select
        label={words('import.encoding')}
        value={encoding}
        data={[...new Set([encoding, ...ENCODINGS])].map((value) => ({ value, label: value.toUpperCase() }))}
        onChange={(value) => value !== null && onChange(reread(mapping, { encoding: value }))}
      />
      <Select
        label={words('import.header')}
        value={String(header)}
        data={[true, false].map((value) => ({
          value: String(value),
          label: words(value ? 'import.header.yes' : 'import.header.no'),
        }))}
        onChange={(value) => onChange(reread(mapping, { header: value === 'true' }))}
      />
    </>
  )
}

// The first step: the file; chosen, dropped, or pasted from a spreadsheet or an address book. What it holds is found out.
import { FileButton, Button, Select } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { IconFileImport } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useState, type DragEvent } from 'react'
import { ExchangeKind } from '../../../shared/contract/exchange.ts'
import { api } from '../../api/client.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { Keycap } from '../../components/Keycap.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { ACCEPTED } from './accepted.ts'
import { importMemory } from './import-memory.ts'
import styles from './import.module.css'
import { PastImports } from './PastImports.tsx'
import { pastedFile } from './pasted-file.ts'

/** What the core takes, said in round figures. */
const LARGEST = 130_000_000

interface ChooseStepProps {
  readonly kind: ExchangeKind | null
  readonly onKind: (kind: ExchangeKind | null) => void
}

export function ChooseStep({ kind, onKind }: ChooseStepProps) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const take = useMutation({
    mutationFn: async (file: File) => ({ file, ...(await api.exchange.take({ file })) }),
    onSuccess: ({ file, taken }) =>
      importMemory.keep({ kind, file, taken, password: null, mapping: null, tried: null }),
  })
  return (
    <div className={styles['page']}>
      <header>
        <h1>{words('import.title')}</h1>
        <p className={styles['quiet']}>{words('import.lead')}</p>
      </header>
      <DropPlace onFile={(file) => take.mutate(file)} busy={take.isPending} limit={formats.bytes(LARGEST)} />
      {take.error !== null && <FailedLine said={say(take.error)} />}
      <div className={styles['columns']}>
        <div className={styles['main']}>
          <PastImports />
          <section>
            <SectionHeading>{words('import.kinds')}</SectionHeading>
            <dl className={styles['kinds']}>
              {ExchangeKind.options.map((one) => (
                <div key={one} className={styles['kindLine']}>
                  <dt>{words(`import.kind.${one}`)}</dt>
                  <dd>{words(`import.about.${one}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        </div>
        <aside className={styles['aside']}>
          <KindSelect kind={kind} onKind={onKind} />
        </aside>
      </div>
    </div>
  )
}

function KindSelect({ kind, onKind }: ChooseStepProps) {
  const words = useWords()
  return (
    <Select
      label={words('import.kind')}
      description={words('import.kind-help')}
      value={kind ?? ''}
      data={[
        { value: '', label: words('import.kind.found-out') },
        ...ExchangeKind.options.map((value) => ({ value, label: words(`import.kind.${value}`) })),
      ]}
      onChange={(value) => {
        const chosen = ExchangeKind.safeParse(value)
        onKind(chosen.success ? chosen.data : null)
      }}
    />
  )
}

interface DropPlaceProps {
  readonly onFile: (file: File) => void
  readonly busy: boolean
  readonly limit: string
}

function DropPlace({ onFile, busy, limit }: DropPlaceProps) {
  const words = useWords()
  const [over, setOver] = useState(false)
  usePaste(onFile)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file) onFile(file)
  }
  return (
    <div
      className={styles['drop']}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileImport className={styles['dropIcon']} size={32} stroke={1.4} aria-hidden />
      <FileButton accept={ACCEPTED} onChange={(file) => file && onFile(file)}>
        {({ onClick }) => (
          <Button variant="filled" size="lg" onClick={onClick} loading={busy} autoFocus>
            {words('import.choose')}
          </Button>
        )}
      </FileButton>
      <div className={styles['grow']}>
        <p>{words.rich('import.drop', { key: <Keycap key="paste" label={words('import.paste-key')} /> })}</p>
        <p className={styles['quiet']}>{words('import.formats', { limit })}</p>
      </div>
    </div>
  )
}

/** A table or cards from the clipboard, wherever on the page it is pasted, but not into a field. */
function usePaste(onFile: (file: File) => void): void {
  const words = useWords()
  const paste = useEffectEvent((event: ClipboardEvent) => {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return
    const [copied] = event.clipboardData?.files ?? []
    const file = copied ?? pastedFile(event.clipboardData?.getData('text/plain') ?? '', words('import.pasted'))
    if (file === null) return
    event.preventDefault()
    onFile(file)
  })
  useEffect(() => {
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [])
}

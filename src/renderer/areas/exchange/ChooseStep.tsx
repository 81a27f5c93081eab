// The first step: what is brought in, and the file; chosen, dropped, or by keyboard.
import { FileButton, Button, SegmentedControl } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState, type DragEvent } from 'react'
import type { ExchangeKind } from '../../../shared/contract/exchange.ts'
import { api } from '../../api/client.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { useExport } from '../products/ProductPane.tsx'
import { importMemory } from './import-memory.ts'
import styles from './import.module.css'
import { PastImports } from './PastImports.tsx'

const KINDS = ['contacts', 'sales', 'products'] as const satisfies readonly ExchangeKind[]
const ACCEPTED = '.csv,.txt,.tsv,.vcf,text/csv,text/vcard,text/plain'
/** What the core takes, said in round figures. */
const LARGEST = 130_000_000

interface ChooseStepProps {
  readonly kind: ExchangeKind | null
  readonly onKind: (kind: ExchangeKind) => void
}

export function ChooseStep({ kind: asked, onKind }: ChooseStepProps) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const kind = asked ?? 'contacts'
  const exportAll = useExport()
  const take = useMutation({
    mutationFn: async (file: File) => ({ file, ...(await api.exchange.take({ file })) }),
    onSuccess: ({ file, taken }) => importMemory.keep({ kind, file, taken, mapping: null, tried: null }),
  })
  return (
    <div className={styles['page']}>
      <header>
        <h1>{words('import.title')}</h1>
        <p className={styles['quiet']}>{words('import.lead')}</p>
      </header>
      <SegmentedControl
        className={styles['kinds'] ?? ''}
        aria-label={words('import.kind')}
        value={kind}
        onChange={(value) => {
          const chosen = KINDS.find((one) => one === value)
          if (chosen !== undefined) onKind(chosen)
        }}
        data={KINDS.map((value) => ({ value, label: words(`import.kind.${value}`) }))}
      />
      <p className={styles['about']}>{words(`import.about.${kind}`)}</p>
      <DropPlace onFile={(file) => take.mutate(file)} busy={take.isPending} limit={formats.bytes(LARGEST)} />
      {take.error !== null && <FailedLine said={say(take.error)} />}
      <PastImports />
      {kind === 'products' && (
        <p>
          <TextButton onClick={exportAll}>{words('products.export')}</TextButton>
        </p>
      )}
    </div>
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
      <p className={styles['quiet']}>{words('import.drop', { limit })}</p>
    </div>
  )
}

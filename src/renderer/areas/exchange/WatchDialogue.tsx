// A folder to watch: where it is, what its files hold, and how their columns are read, shown with one of them.
import { Button, FileButton, Modal, SegmentedControl, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import type { Mapping, WatchedFolder } from '../../../shared/contract/exchange.ts'
import type { PlainKey } from '../../../shared/words/words.ts'
import { api, chooseFolder } from '../../api/client.ts'
import { fieldRules, hasCode } from '../../api/errors.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { ACCEPTED } from './accepted.ts'
import { ColumnTable } from './ColumnTable.tsx'
import { DateQuestions } from './DateQuestions.tsx'
import { useFieldWords } from './field-words.ts'
import { unsettled, type Preview } from './mapping.ts'
import styles from './watch.module.css'

const KINDS = ['sales', 'contacts', 'products'] as const
type Kind = (typeof KINDS)[number]

interface WatchDialogueProps {
  /** Null for a new one. */
  readonly folder: WatchedFolder | null
  readonly onClose: () => void
}

/** A file whose columns are looked at; nothing of it is brought in. */
interface Example {
  readonly taken: string
  readonly name: string
}

export function WatchDialogue({ folder: before, onClose }: WatchDialogueProps) {
  const words = useWords()
  const say = useSaid()
  const [folder, setFolder] = useState(before?.folder ?? '')
  const [kind, setKind] = useState<Kind>(KINDS.find((one) => one === before?.kind) ?? 'sales')
  const [mapping, setMapping] = useState<Mapping | null>(before?.mapping ?? null)
  const [example, setExample] = useState<Example | null>(null)
  const preview = useQuery({
    ...q.exchange.preview.queryOptions({
      input: { taken: example?.taken ?? '', kind, ...(mapping !== null && { mapping }) },
    }),
    enabled: example !== null,
    placeholderData: (last) => last,
    gcTime: 0,
  })
  const shown = example === null ? undefined : preview.data
  const queryClient = useQueryClient()
  const watch = useMutation(
    q.exchange.watch.mutationOptions({
      meta: { done: false },
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: q.exchange.watched.key() })
        onClose()
      },
    }),
  )
  const trouble = folderTrouble(watch.error)
  const unready = shown !== undefined && (shown.missing.length > 0 || shown.questions.length > 0)
  const choose = async () => {
    const chosen = await chooseFolder?.(folder)
    if (typeof chosen === 'string') setFolder(chosen)
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    const kept = shown?.mapping ?? mapping
    watch.mutate({
      ...(before !== null && { id: before.id }),
      folder: folder.trim(),
      kind,
      ...(kept !== null && { mapping: kept }),
      on: before?.on ?? true,
    })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size={shown === undefined ? 560 : 880}
      title={words(before === null ? 'watch.add' : 'watch.edit-title')}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <form className={styles['form']} onSubmit={submit}>
        <div className={styles['choose']}>
          <TextInput
            data-autofocus=""
            className={styles['grow'] ?? ''}
            label={words('watch.folder')}
            description={words('watch.folder-hint')}
            maxLength={1_000}
            spellCheck={false}
            value={folder}
            error={trouble === null ? null : words(trouble)}
            onChange={(event) => setFolder(event.currentTarget.value)}
          />
          {chooseFolder !== null && <Button onClick={() => void choose()}>{words('watch.choose-folder')}</Button>}
        </div>
        <div>
          <p className={styles['label']}>{words('watch.kind')}</p>
          <SegmentedControl
            aria-label={words('watch.kind')}
            value={kind}
            onChange={(value) => {
              setKind(KINDS.find((one) => one === value) ?? kind)
              setMapping(null)
            }}
            data={KINDS.map((value) => ({ value, label: words(`import.kind.${value}`) }))}
          />
        </div>
        <ExampleChoice onExample={setExample} />
        {preview.error !== null && example !== null && <FailedLine said={say(preview.error)} />}
        {shown !== undefined && <Columns preview={shown} name={example?.name ?? ''} onMapping={setMapping} />}
        {watch.error !== null && trouble === null && <FailedLine said={say(watch.error)} />}
        <div className={styles['acts']}>
          <Button type="submit" variant="filled" loading={watch.isPending} disabled={folder.trim() === '' || unready}>
            {words(before === null ? 'watch.keep' : 'watch.save')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {words('app.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

function ExampleChoice({ onExample }: { readonly onExample: (example: Example) => void }) {
  const words = useWords()
  const say = useSaid()
  const take = useMutation({ mutationFn: (file: File) => api.exchange.take({ file }), onSuccess: onExample })
  return (
    <div>
      <p className={styles['label']}>{words('watch.sample')}</p>
      <p className={styles['help']}>{words('watch.sample-help')}</p>
      <FileButton accept={ACCEPTED} onChange={(file) => file && take.mutate(file)}>
        {({ onClick }) => (
          <Button onClick={onClick} loading={take.isPending}>
            {words('watch.sample-choose')}
          </Button>
        )}
      </FileButton>
      {take.error !== null && <FailedLine said={say(take.error)} />}
    </div>
  )
}

interface ColumnsProps {
  readonly preview: Preview
  readonly name: string
  readonly onMapping: (mapping: Mapping) => void
}

function Columns({ preview, name, onMapping }: ColumnsProps) {
  const words = useWords()
  const formats = useFormats()
  const { kind, rows, questions, missing } = preview
  const fieldWords = useFieldWords(kind)
  const change = (mapping: Mapping, settled?: string) =>
    onMapping(
      unsettled(
        mapping,
        questions.map(({ field }) => field).filter((field) => field !== settled),
      ),
    )
  const part = { kind, preview, onChange: change }
  return (
    <>
      <p role="status">
        {words('watch.sample-read', { name, rows })}
        {missing.length > 0 && ` ${words('import.missing', { fields: formats.list(missing.map(fieldWords)) })}`}
      </p>
      <DateQuestions {...part} />
      {preview.columns.length > 0 && <ColumnTable {...part} />}
    </>
  )
}

/** What is wrong with the folder, to be said beside it; null for anything else. */
function folderTrouble(error: unknown): PlainKey | null {
  if (error === null) return null
  if (hasCode(error, 'FOLDER_GONE')) return 'watch.gone'
  const rules = Object.values(fieldRules(error))
  if (rules.includes('not_a_path')) return 'watch.bad-path'
  return rules.includes('own_folder') ? 'watch.own-folder' : null
}

// The second step: what each column of the file means, how it is written, and what is to happen to people who are known.
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconArrowLeft } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { ExchangeKind, Mapping } from '../../../shared/contract/exchange.ts'
import { hasCode } from '../../api/errors.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { Failed, FailedLine } from '../../components/Failed.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { Strip } from '../../components/Strip.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { CheckAside } from './CheckAside.tsx'
import { ColumnTable } from './ColumnTable.tsx'
import { Constants } from './Constants.tsx'
import { DateQuestions } from './DateQuestions.tsx'
import { useFieldWords } from './field-words.ts'
import { importMemory, sourceOf, type Prepared } from './import-memory.ts'
import styles from './import.module.css'
import { unsettled, type Preview } from './mapping.ts'
import { PasswordStep } from './PasswordStep.tsx'
import { SampleTable } from './SampleTable.tsx'

interface CheckStepProps {
  readonly prepared: Prepared
  readonly onKind: (kind: ExchangeKind) => void
}

export function CheckStep({ prepared, onKind }: CheckStepProps) {
  const words = useWords()
  const say = useSaid()
  const { kind, mapping } = prepared
  const preview = useQuery({
    ...q.exchange.preview.queryOptions({
      input: { ...sourceOf(prepared), ...(kind !== null && { kind }), ...(mapping !== null && { mapping }) },
    }),
    // The last reading stays until the next is here.
    placeholderData: (before) => before,
    gcTime: 60_000,
  })
  const leave = () => importMemory.keep(null)
  if (hasCode(preview.error, 'PASSWORD_NEEDED') || hasCode(preview.error, 'WRONG_PASSWORD'))
    return <PasswordStep prepared={prepared} wrong={hasCode(preview.error, 'WRONG_PASSWORD')} onLeave={leave} />
  if (preview.data === undefined || (preview.isError && !hasCode(preview.error, 'BAD_INPUT'))) {
    if (!preview.isError)
      return (
        <div className={styles['page']}>
          <Skeleton rows={10} />
        </div>
      )
    return (
      <div className={styles['page']}>
        <Failed
          said={say(preview.error)}
          onAct={leave}
          quiet={<TextButton onClick={leave}>{words('import.another-file')}</TextButton>}
        />
      </div>
    )
  }
  return <Check prepared={prepared} preview={preview.data} onLeave={leave} onKind={onKind} />
}

interface CheckProps extends CheckStepProps {
  readonly preview: Preview
  readonly onLeave: () => void
}

function Check({ prepared, preview, onLeave, onKind }: CheckProps) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const { kind, mapping, questions } = preview
  const fieldWords = useFieldWords(kind)
  const open = questions.map(({ field }) => field)
  // How an open question was guessed is no answer: it would never be asked again.
  const change = (changed: Mapping, settled?: string) =>
    importMemory.keep({
      ...prepared,
      mapping: unsettled(
        changed,
        open.filter((field) => field !== settled),
      ),
    })
  const trial = useMutation(
    q.exchange.import.mutationOptions({
      meta: { done: false },
      onSuccess: (tried) => importMemory.keep({ ...prepared, kind, mapping, tried }),
    }),
  )
  const missing = preview.missing.map(fieldWords)
  const part = { kind, preview, onChange: change }
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <div className={styles['grow']}>
          <p className={styles['quiet']}>{words('import.step', { name: prepared.file.name, step: 2 })}</p>
          <h1>{words(preview.columns.length > 0 ? 'import.check' : 'import.check-cards', { rows: preview.rows })}</h1>
          <Recognised preview={preview} />
        </div>
        <Button leftSection={<IconArrowLeft size={16} stroke={1.6} aria-hidden />} onClick={onLeave}>
          {words('import.back')}
        </Button>
        <Button
          variant="filled"
          loading={trial.isPending}
          disabled={missing.length > 0 || open.length > 0}
          onClick={() => trial.mutate({ ...sourceOf(prepared), kind, mapping, dryRun: true })}
        >
          {words('import.try')}
        </Button>
      </header>
      {missing.length > 0 && (
        <Strip
          tone="soon"
          icon={<IconAlertTriangle size={18} stroke={1.6} aria-hidden />}
          title={words('import.missing', { fields: formats.list(missing) })}
        >
          {words('import.missing-do')}
        </Strip>
      )}
      {trial.error !== null && <FailedLine said={say(trial.error)} />}
      <DateQuestions {...part} />
      <div className={styles['columns']}>
        <div className={styles['main']}>
          {preview.columns.length > 0 && (
            <>
              <ColumnTable {...part} />
              <Constants {...part} />
            </>
          )}
          <SampleTable preview={preview} kind={kind} />
        </div>
        <CheckAside
          {...part}
          onKind={(chosen) => {
            importMemory.keep({ ...prepared, kind: chosen, mapping: null })
            onKind(chosen)
          }}
        />
      </div>
    </div>
  )
}

/** Why the columns are guessed as they are. */
function Recognised({ preview: { preset, remembered } }: { readonly preview: Preview }) {
  const words = useWords()
  if (remembered) return <p className={styles['quiet']}>{words('import.as-last-time')}</p>
  if (preset === null) return null
  return <p className={styles['quiet']}>{words('import.recognised', { program: preset })}</p>
}

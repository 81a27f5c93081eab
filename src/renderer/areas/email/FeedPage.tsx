// Answers and returned mail: .eml files from the shop's mailbox are dropped or chosen, and each says what it came to.
import { Button, FileButton } from '@mantine/core'
import { IconMailDown } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type DragEvent } from 'react'
import { api } from '../../api/client.ts'
import { q } from '../../api/queries.ts'
import { useMoment } from '../../app/language/use-moment.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { classes } from '../../components/classes.ts'
import { Row, Rows } from '../../components/Row.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { contactPath } from '../contacts/paths.ts'
import { SettingsContent, SettingsGroup } from '../settings/SettingsContent.tsx'
import styles from './email.module.css'

type Fed = Awaited<ReturnType<typeof api.email.feed>>
interface FedFile {
  readonly id: number
  readonly name: string
  /** What it came to, or why it could not be read. */
  readonly fed: Fed | string
}

export function FeedPage() {
  const words = useWords()
  const may = useMay('staff')
  const feeding = useFeeding()
  const [over, setOver] = useState(false)
  const drag = (is: boolean) => (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(is)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void feeding.feed([...event.dataTransfer.files])
  }
  return (
    <SettingsContent title={words('email.feed.title')} lead={words('email.feed.lead')}>
      {may && (
        <div
          className={classes(styles['drop'], over && styles['over'])}
          onDragOver={drag(true)}
          onDragLeave={drag(false)}
          onDrop={drop}
        >
          <IconMailDown size={28} stroke={1.4} aria-hidden="true" />
          <p>{words('email.feed.drop')}</p>
          <FileButton multiple accept=".eml,message/rfc822" onChange={(files) => void feeding.feed(files)}>
            {({ onClick }) => (
              <Button variant="filled" loading={feeding.now !== null} onClick={onClick}>
                {words('email.feed.choose')}
              </Button>
            )}
          </FileButton>
          <p className={styles['small']} role="status">
            {feeding.now === null ? '' : words('email.feed.reading', { name: feeding.now })}
          </p>
        </div>
      )}
      {feeding.files.length > 0 && (
        <SettingsGroup title={words('email.feed.came')} rows>
          <FedRows files={feeding.files} />
        </SettingsGroup>
      )}
      <Looked />
    </SettingsContent>
  )
}

function FedRows({ files }: { readonly files: readonly FedFile[] }) {
  const words = useWords()
  return (
    <Rows label={words('email.feed.came')}>
      {files.map(({ id, name, fed }) => (
        <Row
          key={id}
          titleFace="words"
          title={typeof fed === 'string' ? name : (fed.contact?.name ?? fed.from ?? name)}
          sentence={typeof fed === 'string' ? fed : words(`email.fed.${fed.kind}`)}
          action={
            typeof fed !== 'string' &&
            fed.contact !== null && (
              <TextButton
                href={contactPath(fed.contact.id)}
                label={words('email.feed.open-of', { name: fed.contact.name })}
              >
                {words('email.feed.open')}
              </TextButton>
            )
          }
        />
      ))}
    </Rows>
  )
}

/** When somebody last looked; after some days every pre-flight asks for it. */
function Looked() {
  const words = useWords()
  const moment = useMoment()
  const may = useMay('staff')
  const at = useQuery(q.sending.summary.queryOptions({ input: {} })).data?.optOutsCheckedAt
  const looked = useMutation(
    q.sending.checkedOptOuts.mutationOptions({ meta: { done: words('email.feed.looked-done') } }),
  )
  if (at === undefined) return null
  return (
    <SettingsGroup title={words('email.feed.looked')} help={words('email.feed.looked-help')}>
      <p>{at === null ? words('email.feed.never') : words('email.feed.last', { when: moment(at) })}</p>
      {may && (
        <Button loading={looked.isPending} onClick={() => looked.mutate({})}>
          {words('email.feed.looked-now')}
        </Button>
      )}
    </SettingsGroup>
  )
}

/** A mailbox has no larger mails that matter here: an answer, a returned message. */
const LARGEST = 10_000_000

/** A mail in another encoding than UTF-8 comes through whole: each byte as one character. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    let text = ''
    for (const byte of bytes) text += String.fromCharCode(byte)
    return text
  }
}

function useFeeding() {
  const words = useWords()
  const say = useSaid()
  const [files, setFiles] = useState<readonly FedFile[]>([])
  const [now, setNow] = useState<string | null>(null)
  const outcomeOf = async (file: File): Promise<Fed | string> => {
    if (file.size > LARGEST) return words('email.feed.too-large')
    try {
      const eml = textOf(new Uint8Array(await file.arrayBuffer()))
      return await api.email.feed({ eml })
    } catch (error) {
      const { what } = say(error)
      return words('email.feed.unread', { what })
    }
  }
  return {
    files,
    now,
    async feed(chosen: readonly File[]) {
      for (const file of chosen) {
        setNow(file.name)
        const fed = await outcomeOf(file)
        setFiles((before) => [{ id: before.length, name: file.name, fed }, ...before])
      }
      setNow(null)
    },
  }
}

// Whom it is for: everybody, or who is in some segments and lists; without those in others.
import { MultiSelect, Radio } from '@mantine/core'
import type { Audience } from '../../../../shared/contract/campaigns.ts'
import { useWords } from '../../../app/language/speaking.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { NEW_SEGMENT_PATH } from '../../segments/paths.ts'
import styles from './composer.module.css'
import type { Speech } from './use-speech.ts'

interface AudienceFieldsProps {
  readonly audience: Audience
  readonly speech: Speech
  readonly onChange: (audience: Audience) => void
}

export function AudienceFields({ audience, speech, onChange }: AudienceFieldsProps) {
  const words = useWords()
  const groups = (label: string, value: Groups, change: (groups: Groups) => void) => (
    <GroupChoice label={label} speech={speech} value={value} onChange={change} />
  )
  return (
    <>
      <Radio.Group
        label={words('messages.part.whom')}
        value={audience.everyone ? 'everyone' : 'groups'}
        onChange={(value) => onChange({ ...audience, everyone: value === 'everyone' })}
      >
        <div className={styles['choices']}>
          <Radio value="groups" label={words('messages.whom.some')} description={words('messages.whom.some.help')} />
          <Radio value="everyone" label={words('messages.whom.all')} description={words('messages.whom.all.help')} />
        </div>
      </Radio.Group>
      {!audience.everyone &&
        groups(
          words('messages.whom.in'),
          { segments: audience.segments, lists: audience.lists },
          ({ segments, lists }) => onChange({ ...audience, segments: [...segments], lists: [...lists] }),
        )}
      {groups(
        words('messages.whom.not'),
        { segments: audience.exceptSegments, lists: audience.exceptLists },
        ({ segments, lists }) => onChange({ ...audience, exceptSegments: [...segments], exceptLists: [...lists] }),
      )}
      <p>
        <TextButton href={NEW_SEGMENT_PATH}>{words('messages.whom.new-segment')}</TextButton>
      </p>
    </>
  )
}

interface Groups {
  readonly segments: readonly number[]
  readonly lists: readonly number[]
}

interface GroupChoiceProps {
  readonly label: string
  readonly speech: Speech
  readonly value: Groups
  readonly onChange: (groups: Groups) => void
}

const key = (kind: 'segment' | 'list', id: number) => `${kind}:${String(id)}`

/** Segments and lists in one field; one that was put aside stays chosen until it is taken out. */
function GroupChoice({ label, speech, value, onChange }: GroupChoiceProps) {
  const words = useWords()
  const known = (ids: readonly number[], named: readonly { readonly id: number }[]) =>
    ids.filter((id) => !named.some((one) => one.id === id))
  const options = (kind: 'segment' | 'list', nameOf: (id: number) => string, ids: readonly number[]) =>
    ids.map((id) => ({ value: key(kind, id), label: nameOf(id) }))
  const ids = (chosen: readonly string[], kind: 'segment' | 'list') =>
    chosen.flatMap((one) => (one.startsWith(`${kind}:`) ? [Number(one.slice(kind.length + 1))] : []))
  return (
    <MultiSelect
      label={label}
      searchable
      clearable
      placeholder={value.segments.length + value.lists.length === 0 ? words('messages.whom.choose') : ''}
      nothingFoundMessage={words('messages.whom.nothing')}
      data={[
        {
          group: words('messages.whom.segments'),
          items: options('segment', speech.segmentName, [
            ...speech.segments.map(({ id }) => id),
            ...known(value.segments, speech.segments),
          ]),
        },
        {
          group: words('messages.whom.lists'),
          items: options('list', speech.listName, [
            ...speech.lists.map(({ id }) => id),
            ...known(value.lists, speech.lists),
          ]),
        },
      ]}
      value={[...value.segments.map((id) => key('segment', id)), ...value.lists.map((id) => key('list', id))]}
      onChange={(chosen) => onChange({ segments: ids(chosen, 'segment'), lists: ids(chosen, 'list') })}
    />
  )
}

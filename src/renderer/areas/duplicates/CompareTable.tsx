// People side by side, field by field: where they differ one chooses whose value stays, what is equal stays quiet, and of
// phones, addresses and the like everything stays that is ticked.
import { Checkbox, Radio } from '@mantine/core'
import { useId } from 'react'
import type { DuplicatePerson, MergePreview } from '../../../shared/contract/duplicates.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useHere } from '../../app/session/here.tsx'
import { classes } from '../../components/classes.ts'
import { Monogram } from '../../components/Monogram.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { Unseen } from '../../components/Unseen.tsx'
import { usePhoto } from '../contacts/photo-address.ts'
import { useOwnFields } from '../fields/use-own-fields.ts'
import styles from './compare.module.css'
import { canDrop, withoutChoice, withRow, type CompareProps } from './merging.ts'
import { PeopleHead } from './PeopleHead.tsx'
import { canJoin, sayFieldName, sayFieldValue, type Field } from './say-field.ts'

export function CompareTable(props: CompareProps) {
  const words = useWords()
  const { people, everybody, preview } = props
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']} style={{ minInlineSize: 136 + people.length * 208 }}>
        <caption>
          <Unseen>{words('duplicates.compared')}</Unseen>
        </caption>
        <PeopleHead {...props} />
        <tbody>
          {everybody.fields.filter(isWorthComparing).map((field) => (
            <FieldRow key={field.name} field={field} {...props} />
          ))}
          {everybody.lists.map((list) => (
            <ListRow key={list.name} list={list} {...props} />
          ))}
          {preview.consents.map((consent) => (
            <ConsentRow key={`${consent.channel} ${consent.purpose}`} consent={consent} people={people} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** That all of them are people is what one expects. */
const isWorthComparing = ({ name, differ }: Field): boolean => name !== 'contact.kind' || differ

function FieldRow({ field, people, merging, onMerging, preview }: CompareProps & { readonly field: Field }) {
  const words = useWords()
  const planned = preview.fields.find(({ name }) => name === field.name)
  const name = sayFieldName(field, { words })
  const wanted = merging.choices[field.name]
  const joined = wanted === undefined && planned?.joined === true
  const chosen = joined ? undefined : (wanted ?? planned?.chosen)
  const group = useId()
  return (
    <tr className={styles['row']}>
      <th scope="row">
        {name}
        {joined && <span className={styles['after']}>{words('duplicates.joined')}</span>}
        {wanted !== undefined && <Join field={field} name={name} merging={merging} onMerging={onMerging} />}
      </th>
      {people.map((person) => {
        const inside = merging.ids.includes(person.id)
        const value = field.values.find(({ contactId }) => contactId === person.id)?.value ?? null
        const stays = field.differ && (person.id === chosen || (joined && inside && value !== null))
        return (
          <td key={person.id} className={classes(!inside && styles['outside'], stays && styles['chosen'])}>
            <FieldCell
              field={field}
              name={name}
              person={person}
              value={value}
              group={group}
              open={field.differ && inside}
              checked={person.id === chosen}
              onChoose={() => onMerging({ ...merging, choices: { ...merging.choices, [field.name]: person.id } })}
            />
          </td>
        )
      })}
    </tr>
  )
}

interface JoinProps extends Pick<CompareProps, 'merging' | 'onMerging'> {
  readonly field: Field
  /** In words. */
  readonly name: string
}

/** Back from one of them to what all of them say. */
function Join({ field, name, merging, onMerging }: JoinProps) {
  const words = useWords()
  const ownFields = useOwnFields('contacts')
  if (!canJoin(field.name, ownFields)) return null
  return (
    <span className={styles['after']}>
      <TextButton
        label={words('duplicates.join-label', { field: name })}
        onClick={() => onMerging(withoutChoice(merging, field.name))}
      >
        {words('duplicates.join')}
      </TextButton>
    </span>
  )
}

interface FieldCellProps {
  readonly field: Field
  /** In words. */
  readonly name: string
  readonly person: DuplicatePerson
  readonly value: Field['values'][number]['value']
  readonly group: string
  /** They differ, and this person is meant. */
  readonly open: boolean
  readonly checked: boolean
  readonly onChoose: () => void
}

function FieldCell({ field, name, person, value, group, open, checked, onChoose }: FieldCellProps) {
  const words = useWords()
  const formats = useFormats()
  const { people: team } = useHere()
  const ownFields = useOwnFields('contacts')
  const staff = (id: number) => team.find((one) => one.id === id)?.name
  const said = sayFieldValue(field.name, value, { words, formats, ownFields, staff })
  const same = field.values.every((one) => one.value === value)
  const shown =
    said === null ? (
      <Nothing />
    ) : field.name === 'photo' ? (
      <Photo person={person} />
    ) : (
      <span className={classes(styles['value'], same && styles['quiet'])} dir="auto">
        {said}
      </span>
    )
  if (!open) return shown
  const label =
    said === null
      ? words('duplicates.choose-nothing', { field: name, name: person.name })
      : words('duplicates.choose', { field: name, value: said, name: person.name })
  return (
    <label className={styles['choice']}>
      <Radio size="xs" name={group} checked={checked} onChange={onChoose} aria-label={label} />
      {shown}
    </label>
  )
}

function Photo({ person }: { readonly person: DuplicatePerson }) {
  const photo = usePhoto(person.id, person.hasPhoto)
  return <Monogram initials={person.initials} photo={photo} size={72} />
}

function Nothing() {
  const words = useWords()
  return (
    <span className={styles['quiet']}>
      <span aria-hidden="true">{words('duplicates.nothing')}</span>
      <Unseen>{words('duplicates.nothing-said')}</Unseen>
    </span>
  )
}

type List = MergePreview['lists'][number]
type ListItem = List['rows'][number]

function ListRow({ list, people, merging, onMerging, preview }: CompareProps & { readonly list: List }) {
  const words = useWords()
  const name = words.find(`duplicates.list.${list.name}`) ?? words('duplicates.list.other')
  const planned = preview.lists.find((one) => one.name === list.name)?.rows ?? []
  return (
    <tr className={styles['row']}>
      <th scope="row">{name}</th>
      {people.map((person) => {
        const rows = list.rows.filter(({ contactId }) => contactId === person.id)
        return (
          <td key={person.id} className={classes(!merging.ids.includes(person.id) && styles['outside'])}>
            {rows.length === 0 && <Nothing />}
            {rows.map((row) => (
              <RowCell
                key={row.id}
                row={planned.find(({ id }) => id === row.id) ?? row}
                list={list.name}
                name={name}
                person={person}
                merging={merging}
                onMerging={onMerging}
              />
            ))}
          </td>
        )
      })}
    </tr>
  )
}

interface RowCellProps extends Pick<CompareProps, 'merging' | 'onMerging'> {
  readonly row: ListItem
  readonly list: string
  readonly name: string
  readonly person: DuplicatePerson
}

function RowCell({ row, list, name, person, merging, onMerging }: RowCellProps) {
  const words = useWords()
  const said = (
    <span className={styles['value']} dir="auto">
      {row.words}
    </span>
  )
  if (!canDrop(list) || !merging.ids.includes(person.id)) return <p className={styles['item']}>{said}</p>
  if (row.sameAs !== null)
    return (
      <p className={classes(styles['item'], styles['quiet'])}>
        {said} <Unseen>{words('duplicates.twice')}</Unseen>
      </p>
    )
  const dropped = merging.drop.some((one) => one.list === list && one.id === row.id)
  return (
    <label className={styles['choice']}>
      <Checkbox
        size="xs"
        checked={!dropped}
        onChange={() => onMerging(withRow(merging, list, row.id))}
        aria-label={words('duplicates.row-stays', { what: name, name: person.name, row: row.words })}
      />
      <span className={classes(dropped && styles['dropped'])}>{said}</span>
    </label>
  )
}

interface ConsentRowProps extends Pick<CompareProps, 'people'> {
  readonly consent: MergePreview['consents'][number]
}

function ConsentRow({ consent: { channel, purpose, each, after }, people }: ConsentRowProps) {
  const words = useWords()
  const what = words(`consent.channel.${channel}`)
  return (
    <tr className={styles['row']}>
      <th scope="row">
        {purpose === 'marketing' ? what : words('duplicates.consent-service', { channel: what })}
        <span className={styles['after']}>
          {words('duplicates.consent-after', { state: words(`consent.state.${after}`) })}
        </span>
      </th>
      {people.map((person) => {
        const state = each.find(({ contactId }) => contactId === person.id)?.state
        return (
          <td key={person.id}>
            {state === undefined ? (
              <Nothing />
            ) : (
              <span className={classes(state === 'unknown' && styles['quiet'])}>{words(`consent.state.${state}`)}</span>
            )}
          </td>
        )
      })}
    </tr>
  )
}

// Narrows the list: tags, where somebody came from, lives, how they like to be reached, what the book has of them.
import { Autocomplete, Button, MultiSelect, Popover, SegmentedControl, Select } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCheck, IconFilter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import type { ContactFilter } from '../../../../shared/contract/contacts.ts'
import { CONSENT_CHANNELS } from '../../../../shared/domain/consent.ts'
import { STANDINGS, TIERS } from '../../../../shared/domain/value/words.ts'
import { q } from '../../../api/queries.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { classes } from '../../../components/classes.ts'
import { TextButton } from '../../../components/TextButton.tsx'
import { OwnFilters } from '../../fields/OwnFilters.tsx'
import { useOwnFields, useSeesOwnFields } from '../../fields/use-own-fields.ts'
import { CHANNELS, CONSENT_STATES, HAVE, haveState, partsIn, withHave } from './list-state.ts'
import styles from './list.module.css'

interface NarrowProps {
  readonly filter: ContactFilter
  readonly onChange: (filter: ContactFilter) => void
}

export function NarrowPopover({ filter, onChange }: NarrowProps) {
  const words = useWords()
  const [open, { toggle, close }] = useDisclosure(false)
  const count = partsIn(filter)
  return (
    <Popover
      opened={open}
      onChange={(next) => (next ? toggle() : close())}
      position="bottom-start"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={classes(styles['headButton'], count > 0 && styles['narrowed'])}
          aria-label={count > 0 ? words('contacts.narrow.button-count', { count }) : undefined}
          onClick={toggle}
        >
          <IconFilter size={14} stroke={1.6} aria-hidden />
          {words('contacts.narrow.button')}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={styles['narrow']} tabIndex={-1} data-autofocus="">
          <p className={styles['narrowTitle']}>{words('contacts.narrow.title')}</p>
          <Choices filter={filter} onChange={onChange} />
          <Haves state="has" filter={filter} onChange={onChange} />
          <Haves state="lacks" filter={filter} onChange={onChange} />
          <Custom filter={filter} onChange={onChange} />
          <div className={styles['narrowFoot']}>
            <Button onClick={close}>{words('contacts.narrow.done')}</Button>
            {count > 0 && (
              <TextButton onClick={() => onChange({ text: filter.text })}>{words('contacts.narrow.clear')}</TextButton>
            )}
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

const ANY = ''
/** Popovers inside the popover close it when they stand elsewhere in the page. */
const inside = { comboboxProps: { withinPortal: false } }

function Choices({ filter, onChange }: NarrowProps) {
  const words = useWords()
  const formats = useFormats()
  const vocabulary = useQuery(q.contacts.vocabulary.queryOptions({ input: {} })).data
  const staff = useQuery(q.users.list.queryOptions({ input: {} })).data
  const any = { value: ANY, label: words('contacts.narrow.any') }
  const counted = ({ name, count }: { readonly name: string; readonly count: number }) => ({
    value: name,
    label: `${name}  ${formats.number(count)}`,
  })
  return (
    <>
      <MultiSelect
        {...inside}
        label={words('contacts.narrow.tags')}
        searchable
        placeholder={(filter.tags ?? []).length === 0 ? words('contacts.narrow.tags-hint') : ''}
        data={(vocabulary?.tags ?? []).map(counted)}
        value={filter.tags ?? []}
        onChange={(tags) => onChange({ ...filter, tags })}
      />
      <div className={styles['narrowPair']}>
        <Autocomplete
          {...inside}
          label={words('contacts.narrow.city')}
          placeholder={words('contacts.narrow.any')}
          data={(vocabulary?.cities ?? []).map(({ name }) => name)}
          limit={30}
          value={filter.city ?? ''}
          onChange={(city) => onChange({ ...filter, city: city === '' ? undefined : city })}
        />
        <Select
          {...inside}
          label={words('contacts.narrow.source')}
          searchable
          data={[any, ...(vocabulary?.sources ?? []).map((name) => ({ value: name, label: name }))]}
          value={filter.source ?? ANY}
          onChange={(source) => onChange({ ...filter, source: source === ANY || source === null ? undefined : source })}
        />
        <Select
          {...inside}
          label={words('contacts.narrow.channel')}
          data={[any, ...CHANNELS.map((value) => ({ value, label: words(`contacts.channel.${value}`) }))]}
          value={filter.channel ?? ANY}
          onChange={(chosen) => onChange({ ...filter, channel: CHANNELS.find((channel) => channel === chosen) })}
        />
        <Select
          {...inside}
          label={words('contacts.narrow.staff')}
          data={[any, ...(staff ?? []).map((user) => ({ value: String(user.id), label: user.name }))]}
          value={filter.lookedAfterBy === undefined ? ANY : String(filter.lookedAfterBy)}
          onChange={(id) => onChange({ ...filter, lookedAfterBy: id === ANY || id === null ? undefined : Number(id) })}
        />
      </div>
      <Consents filter={filter} onChange={onChange} />
      <Values filter={filter} onChange={onChange} />
      <SegmentedControl
        fullWidth
        aria-label={words('contacts.narrow.kind')}
        value={filter.kind ?? ANY}
        onChange={(kind) => onChange({ ...filter, kind: kind === 'person' || kind === 'company' ? kind : undefined })}
        data={[
          { value: ANY, label: words('contacts.narrow.both') },
          { value: 'person', label: words('contacts.narrow.people') },
          { value: 'company', label: words('contacts.narrow.companies') },
        ]}
      />
    </>
  )
}

/** What they said about being written to, by channel. */
function Consents({ filter, onChange }: NarrowProps) {
  const words = useWords()
  const all = CONSENT_CHANNELS.flatMap((channel) =>
    CONSENT_STATES.map((state) => ({
      value: `${channel} ${state}`,
      consent: { channel, state, purpose: 'marketing' as const },
    })),
  )
  const { consent } = filter
  return (
    <Select
      {...inside}
      label={words('contacts.narrow.consent')}
      data={[
        { value: ANY, label: words('contacts.narrow.any') },
        ...all.map(({ value, consent: { channel, state } }) => ({
          value,
          label: words('contacts.narrow.consent-is', {
            channel: words(`consent.channel.${channel}`),
            state: words(`consent.state.${state}`),
          }),
        })),
      ]}
      value={consent === undefined ? ANY : `${consent.channel} ${consent.state}`}
      onChange={(chosen) => onChange({ ...filter, consent: all.find(({ value }) => value === chosen)?.consent })}
    />
  )
}

/** Where they stand by their own rhythm, and how much they are worth. */
function Values({ filter, onChange }: NarrowProps) {
  const words = useWords()
  const chosen = <T extends string>(all: readonly T[], said: readonly string[]) =>
    all.filter((one) => said.includes(one))
  return (
    <div className={styles['narrowPair']}>
      <MultiSelect
        {...inside}
        label={words('value.narrow.standing')}
        placeholder={(filter.standing ?? []).length === 0 ? words('contacts.narrow.any') : ''}
        data={STANDINGS.map((value) => ({ value, label: words(`value.standing.${value}`) }))}
        value={filter.standing ?? []}
        onChange={(said) => onChange({ ...filter, standing: chosen(STANDINGS, said) })}
      />
      <MultiSelect
        {...inside}
        label={words('value.narrow.tier')}
        placeholder={(filter.tier ?? []).length === 0 ? words('contacts.narrow.any') : ''}
        data={TIERS.map((value) => ({ value, label: words(`value.tier.${value}`) }))}
        value={filter.tier ?? []}
        onChange={(said) => onChange({ ...filter, tier: chosen(TIERS, said) })}
      />
    </div>
  )
}

function Custom({ filter, onChange }: NarrowProps) {
  const sees = useSeesOwnFields()
  const fields = useOwnFields('contacts')
  if (!sees) return null
  return (
    <OwnFilters
      fields={fields}
      conditions={filter.custom ?? []}
      onChange={(custom) => onChange({ ...filter, custom })}
    />
  )
}

interface HavesProps extends NarrowProps {
  readonly state: 'has' | 'lacks'
}

/** What the book has of somebody, or lacks: one press each, and a second takes it back. */
function Haves({ filter, onChange, state }: HavesProps) {
  const words = useWords()
  const id = useId()
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id} className={styles['haveTitle']}>
        {words(state === 'has' ? 'contacts.narrow.have' : 'contacts.narrow.lack')}
      </p>
      <div className={styles['haves']}>
        {HAVE.map((what) => {
          const chosen = haveState(filter, what) === state
          return (
            <button
              key={what}
              type="button"
              className={styles['have']}
              aria-pressed={chosen}
              onClick={() => onChange(withHave(filter, what, chosen ? 'either' : state))}
            >
              {chosen && <IconCheck size={14} stroke={1.6} aria-hidden />}
              {words(`contacts.have.${what}`)}
            </button>
          )
        })}
      </div>
    </div>
  )
}

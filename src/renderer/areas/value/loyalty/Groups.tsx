// What the scores say together, and the rungs of loyalty: how many stand where, and the way to them.
import { useId } from 'react'
import { useLocation } from 'wouter'
import type { ContactFilter } from '../../../../shared/contract/contacts.ts'
import { VALUE_GROUPS } from '../../../../shared/domain/value/groups.ts'
import { LADDER } from '../../../../shared/domain/value/words.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { Row } from '../../../components/Row.tsx'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { CONTACTS_PATH } from '../../contacts/paths.ts'
import { showPeople } from '../show-people.ts'
import type { Loyalty } from './loyalty-part.ts'
import styles from './loyalty.module.css'

interface GroupsProps {
  readonly loyalty: Loyalty
}

export function Groups({ loyalty }: GroupsProps) {
  const words = useWords()
  const formats = useFormats()
  const id = useId()
  return (
    <section className={styles['part']}>
      <SectionHeading id={id}>{words('value.loyalty.groups')}</SectionHeading>
      <ul className={styles['rows']} aria-labelledby={id}>
        {VALUE_GROUPS.map((group) => {
          const found = loyalty.groups.find((one) => one.group === group)
          return (
            <Counted
              key={group}
              title={words(`value.group.${group}`)}
              help={words(`value.group.help.${group}`)}
              count={found?.customers ?? 0}
              money={formats.moneyWhole(found?.revenue ?? 0)}
              filter={{ group }}
            />
          )
        })}
      </ul>
    </section>
  )
}

export function Ladder({ loyalty }: GroupsProps) {
  const words = useWords()
  const id = useId()
  return (
    <section className={styles['part']}>
      <SectionHeading id={id}>{words('value.loyalty.ladder')}</SectionHeading>
      <p className={styles['help']}>{words('value.loyalty.ladder-help')}</p>
      <ul className={styles['rows']} aria-labelledby={id}>
        {LADDER.filter((stage) => stage !== 'none')
          .toReversed()
          .map((stage) => (
            <Counted
              key={stage}
              title={words(`value.stage.${stage}`)}
              help={words(`value.stage.help.${stage}`)}
              count={loyalty.stages.find((one) => one.stage === stage)?.customers ?? 0}
              filter={{ stage }}
            />
          ))}
      </ul>
    </section>
  )
}

interface CountedProps {
  readonly title: string
  readonly help: string
  readonly count: number
  readonly money?: string
  readonly filter: ContactFilter
}

function Counted({ title, help, count, money, filter }: CountedProps) {
  const words = useWords()
  const [, navigate] = useLocation()
  const people = words('value.loyalty.people', { count })
  const open = () => {
    showPeople(filter)
    navigate(CONTACTS_PATH)
  }
  return (
    <Row
      titleFace="words"
      title={<b>{title}</b>}
      sentence={help}
      figures={money === undefined ? people : words('value.loyalty.people-money', { people, money })}
      {...(count > 0 && {
        action: (
          <TextButton label={words('value.loyalty.see-label', { what: title })} onClick={open}>
            {words('value.loyalty.see')}
          </TextButton>
        ),
        onEnter: open,
      })}
    />
  )
}

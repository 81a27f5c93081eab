// People with a day to greet them for: who, what, when; Enter opens the page of the person.
import { useId } from 'react'
import { useLocation } from 'wouter'
import type { api } from '../../api/client.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { Keycap } from '../../components/Keycap.tsx'
import { Monogram } from '../../components/Monogram.tsx'
import { Row, Rows } from '../../components/Row.tsx'
import { SectionHeading } from '../../components/SectionHeading.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { contactPath } from '../contacts/paths.ts'

export type Occasion = Awaited<ReturnType<typeof api.contacts.occasions>>[number]

interface GreetSectionProps {
  readonly title: string
  readonly occasions: readonly Occasion[]
  /** Shop day */
  readonly today: number
}

export function GreetSection({ title, occasions, today }: GreetSectionProps) {
  const words = useWords()
  const formats = useFormats()
  const [, navigate] = useLocation()
  const id = useId()
  const sentence = useOccasionSentence()
  const dayName = (day: number) => (day === today + 1 ? formats.relativeDays(1) : formats.dayOfWeek(day))
  if (occasions.length === 0) return null
  return (
    <section>
      <SectionHeading id={id} count={formats.number(occasions.length)}>
        {title}
      </SectionHeading>
      <Rows labelledBy={id}>
        {occasions.map((one) => (
          <Row
            key={`${String(one.contactId)}-${one.kind}-${one.label}`}
            lead={<Monogram initials={one.initials} />}
            title={one.name}
            sentence={sentence(one)}
            figures={one.day === today ? undefined : dayName(one.day)}
            hint={<Keycap label={words('key.enter')} />}
            action={
              <TextButton href={contactPath(one.contactId)} label={words('today.open-label', { name: one.name })}>
                {words('today.open')}
              </TextButton>
            }
            onEnter={() => navigate(contactPath(one.contactId))}
          />
        ))}
      </Rows>
    </section>
  )
}

function useOccasionSentence(): (occasion: Occasion) => string {
  const words = useWords()
  return ({ kind, label, years }) => {
    const counted = years !== null && years > 0 ? years : null
    if (kind === 'birthday')
      return counted === null ? words('today.birthday') : words('today.turns', { years: counted })
    const what = label === '' ? words(`today.occasion.${kind}`) : label
    return counted === null ? what : words('today.years', { what, years: counted })
  }
}

// The answers to a campaign as they were written down, and the way to write one down.
import { useQuery } from '@tanstack/react-query'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Campaign } from '../../../../shared/contract/campaigns.ts'
import { q } from '../../../api/queries.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { useMay } from '../../../app/session/here.tsx'
import { PageState } from '../../../app/states/PageState.tsx'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import { contactPath } from '../../contacts/paths.ts'
import { RespondDialogue } from './RespondDialogue.tsx'
import styles from './results.module.css'

export function Answers({ campaign }: { readonly campaign: Campaign }) {
  const words = useWords()
  const formats = useFormats()
  const may = useMay('staff')
  const [writing, setWriting] = useState(false)
  const answers = useQuery(q.campaigns.responses.queryOptions({ input: { id: campaign.id } }))
  return (
    <section aria-labelledby="results-answers" className={styles['section']}>
      <SectionHeading
        id="results-answers"
        ruled={false}
        count={answers.data && formats.number(answers.data.length)}
        action={
          may &&
          campaign.state !== 'draft' && (
            <TextButton icon={<IconPlus size={16} stroke={1.6} aria-hidden />} onClick={() => setWriting(true)}>
              {words('results.answers.add')}
            </TextButton>
          )
        }
      >
        {words('results.answers')}
      </SectionHeading>
      <PageState query={answers}>
        {(rows) =>
          rows.length === 0 ? (
            <p className={styles['quiet']}>{words('results.answers.none')}</p>
          ) : (
            <ul className={styles['answers']}>
              {rows.map(({ id, contact, kind, channel, text, at }) => (
                <li key={id}>
                  {contact === null ? (
                    <span>{words('results.answer.nobody')}</span>
                  ) : (
                    <Link href={contactPath(contact.id)} className={styles['name']} dir="auto">
                      {contact.name}
                    </Link>
                  )}
                  <span dir="auto">
                    {words('results.answers.of', {
                      kind: words(`results.answer.kind.${kind}`),
                      way: words(`results.answer.channel.${channel}`),
                    })}
                    {text !== '' && (
                      <>
                        {' '}
                        <q>{text}</q>
                      </>
                    )}
                  </span>
                  <span>{formats.dayShort(formats.dayOf(at))}</span>
                </li>
              ))}
            </ul>
          )
        }
      </PageState>
      {writing && (
        <RespondDialogue
          campaign={{ id: campaign.id, name: campaign.name }}
          person={null}
          onClose={() => setWriting(false)}
        />
      )}
    </section>
  )
}

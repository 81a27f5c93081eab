// A new message: begun from words for an occasion, from nothing, or like one that was sent before.
import { useMutation, useQuery } from '@tanstack/react-query'
import {
  IconCake,
  IconCalendarEvent,
  IconConfetti,
  IconDoorEnter,
  IconFileText,
  IconGift,
  IconHeartHandshake,
  IconHourglass,
  IconLeaf,
  IconPencil,
  IconSparkles,
  IconStar,
  type Icon,
} from '@tabler/icons-react'
import { useLocation } from 'wouter'
import type { OutputOf } from '../../../../shared/contract/base.ts'
import type { CampaignPlan, campaigns } from '../../../../shared/contract/campaigns.ts'
import type { TemplateOccasion } from '../../../../shared/domain/messages/words.ts'
import { q } from '../../../api/queries.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { useMay } from '../../../app/session/here.tsx'
import { PageState } from '../../../app/states/PageState.tsx'
import { useSaid } from '../../../app/states/use-said.ts'
import { BackLink } from '../../../components/BackLink.tsx'
import { FailedLine } from '../../../components/Failed.tsx'
import { Keycap } from '../../../components/Keycap.tsx'
import { Row, Rows } from '../../../components/Row.tsx'
import { SectionHeading } from '../../../components/SectionHeading.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import styles from '../messages.module.css'
import { messagePath, MESSAGES_PATH } from '../paths.ts'
import { beginPlan, copiedName, NO_WORDS } from '../plan.ts'
import { sayWhen } from '../say-plan.ts'

type Template = OutputOf<typeof campaigns.templates>[number]

const ICONS: Readonly<Record<TemplateOccasion, Icon>> = {
  birthday: IconCake,
  'thank-you': IconHeartHandshake,
  welcome: IconDoorEnter,
  'we-miss-you': IconHourglass,
  'new-in': IconSparkles,
  offer: IconGift,
  season: IconLeaf,
  event: IconCalendarEvent,
  review: IconStar,
  anniversary: IconConfetti,
}

const EARLIER = 8

export function NewMessage({ day }: { readonly day: number | null }) {
  const words = useWords()
  const formats = useFormats()
  const templates = useQuery(q.campaigns.templates.queryOptions({ input: {} }))
  const mayWrite = useMay('staff')
  return (
    <div className={styles['page']}>
      <BackLink href={MESSAGES_PATH}>{words('messages.title')}</BackLink>
      <header className={styles['head']}>
        <div>
          <h1>{words('messages.begin')}</h1>
          <p className={styles['quiet']}>
            {day === null ? words('messages.begin.lead') : words('messages.begin.day', { day: formats.dayOfWeek(day) })}
          </p>
        </div>
      </header>
      {mayWrite ? (
        <PageState query={templates} waiting={<Skeleton rows={10} />}>
          {(known) => <Beginnings templates={known} day={day} />}
        </PageState>
      ) : (
        <p>{words('messages.begin.not-allowed')}</p>
      )}
    </div>
  )
}

interface BeginningsProps {
  readonly templates: readonly Template[]
  readonly day: number | null
}

function Beginnings({ templates, day }: BeginningsProps) {
  const words = useWords()
  const say = useSaid()
  const [, navigate] = useLocation()
  const create = useMutation(
    q.campaigns.create.mutationOptions({
      meta: { done: (_, plan) => words('messages.begun', { name: (plan as CampaignPlan).name }) },
      onSuccess: ({ id }) => navigate(messagePath(id)),
    }),
  )
  const begin = (plan: CampaignPlan) => !create.isPending && create.mutate(plan)
  const nameOf = ({ name, occasion }: Template) => name ?? words(`letters.template.${occasion}.name`)
  const own = templates.filter(({ template }) => typeof template === 'number')
  const ours = templates.filter(({ template }) => typeof template !== 'number')
  const rows = (some: readonly Template[]) =>
    some.map((template) => {
      const Picture = ICONS[template.occasion]
      const start = () =>
        begin(beginPlan({ name: nameOf(template), words: template.words, occasion: template.occasion, day }))
      return (
        <Row
          key={template.template}
          lead={<Picture size={18} stroke={1.6} aria-hidden />}
          title={nameOf(template)}
          titleFace="name"
          sentence={words(`messages.template.${template.occasion}`)}
          hint={<Keycap label={words('key.enter')} />}
          action={
            <TextButton label={words('messages.begin.with', { name: nameOf(template) })} onClick={start}>
              {words('messages.begin.write')}
            </TextButton>
          }
          onEnter={start}
        />
      )
    })
  const nothing = () => begin(beginPlan({ name: words('messages.unnamed'), words: NO_WORDS, occasion: null, day }))
  return (
    <>
      {create.error !== null && <FailedLine said={say(create.error)} />}
      <SectionHeading>{words('messages.begin.occasions')}</SectionHeading>
      <Rows label={words('messages.begin.occasions')}>
        {[
          ...rows(ours),
          <Row
            key="nothing"
            lead={<IconPencil size={18} stroke={1.6} aria-hidden />}
            title={words('messages.begin.nothing')}
            sentence={words('messages.begin.nothing-help')}
            hint={<Keycap label={words('key.enter')} />}
            action={<TextButton onClick={nothing}>{words('messages.begin.write')}</TextButton>}
            onEnter={nothing}
          />,
        ]}
      </Rows>
      {own.length > 0 && (
        <>
          <SectionHeading>{words('messages.begin.own')}</SectionHeading>
          <Rows label={words('messages.begin.own')}>{rows(own)}</Rows>
        </>
      )}
      <Earlier />
    </>
  )
}

function Earlier() {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const [, navigate] = useLocation()
  const all = useQuery(q.campaigns.list.queryOptions({ input: {} })).data ?? []
  const copy = useMutation(
    q.campaigns.copy.mutationOptions({
      meta: { done: words('messages.copied') },
      onSuccess: ({ id }) => navigate(messagePath(id)),
    }),
  )
  const sent = all.filter(({ state }) => state !== 'draft').slice(0, EARLIER)
  if (sent.length === 0) return null
  return (
    <>
      <SectionHeading>{words('messages.begin.copy')}</SectionHeading>
      {copy.error !== null && <FailedLine said={say(copy.error)} />}
      <Rows label={words('messages.begin.copy')}>
        {sent.map(({ id, name, schedule }) => {
          const make = () =>
            !copy.isPending &&
            copy.mutate({ id, name: copiedName(name, (old) => words('messages.copy-name', { name: old })) })
          return (
            <Row
              key={id}
              lead={<IconFileText size={18} stroke={1.6} aria-hidden />}
              title={name}
              sentence={sayWhen(schedule, { words, formats })}
              hint={<Keycap label={words('key.enter')} />}
              action={
                <TextButton label={words('messages.begin.copy-of', { name })} onClick={make}>
                  {words('messages.copy')}
                </TextButton>
              }
              onEnter={make}
            />
          )
        })}
      </Rows>
    </>
  )
}

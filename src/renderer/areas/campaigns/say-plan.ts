// A plan in words: when it goes, whom it is for and by which ways, as parts of one sentence.
import type { Audience, CampaignPlan, Schedule } from '../../../shared/contract/campaigns.ts'
import type { Formats } from '../../../shared/words/format.ts'
import type { Words } from '../../../shared/words/words.ts'

export interface PlanSpeech {
  readonly words: Words
  readonly formats: Formats
  readonly segmentName: (id: number) => string
  readonly listName: (id: number) => string
}

type Say = Pick<PlanSpeech, 'words' | 'formats'>

/** "On the morning of each one's birthday" is said with the minute: 9:00 AM. */
export function sayWhen(schedule: Schedule, { words, formats }: Say): string {
  switch (schedule.when) {
    case 'now':
      return words('messages.when.now')
    case 'on':
      return words('messages.when.on', { day: formats.dayOfWeek(schedule.day), time: formats.minute(schedule.at) })
    case 'usual':
      return words('messages.when.usual', {
        day: formats.dayShort(schedule.from),
        days: schedule.days,
        time: formats.minute(schedule.at),
      })
    case 'yearly': {
      const { occasion, offset, at } = schedule
      return words('messages.when.yearly', {
        occasion,
        side: sideOf(offset),
        days: Math.abs(offset),
        time: formats.minute(at),
      })
    }
  }
}

const sideOf = (offset: number) => (offset === 0 ? 'on' : offset < 0 ? 'before' : 'after')

export function sayWhom(audience: Audience, { words, formats, segmentName, listName }: PlanSpeech): string {
  const quoted = (names: readonly string[]) => names.map((name) => words('messages.whom.name', { name }))
  const groups = [
    ...quoted([...audience.segments.map(segmentName), ...audience.lists.map(listName)]),
    ...(audience.people.length === 0 ? [] : [words('messages.whom.people', { count: audience.people.length })]),
  ]
  const without = quoted([...audience.exceptSegments.map(segmentName), ...audience.exceptLists.map(listName)])
  const those = audience.everyone
    ? words('messages.whom.everyone')
    : groups.length === 0
      ? words('messages.whom.nobody')
      : words('messages.whom.groups', { groups: formats.anyOf(groups) })
  return without.length === 0 ? those : words('messages.whom.without', { those, without: formats.anyOf(without) })
}

export const isNobody = ({ everyone, segments, lists, people }: Audience): boolean =>
  !everyone && segments.length + lists.length + people.length === 0

/** "by e-mail, else by letter" */
export function sayWays(channels: CampaignPlan['channels'], { words }: Say): string {
  return channels
    .map((channel, at) => words(at === 0 ? 'messages.ways.first' : 'messages.ways.else', { channel }))
    .join(words('messages.ways.comma'))
}

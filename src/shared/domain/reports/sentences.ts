// Every sentence that reports say, with what stands in it: the catalogue has one message for each. Money is in minor units under a
// name that ends in `Money`, shop days end in `Day`, per cent in `Percent`, lengths in days in `Days`; everything else is a count or a text.

export const SENTENCES = {
  'analytics.finding.best.share': ['top', 'sharePercent', 'customers', 'count', 'measure'],
  'analytics.finding.best.few': ['customers'],
  'analytics.finding.due.some': ['days', 'due', 'overdue', 'untilDay'],
  'analytics.finding.due.nobody': ['days', 'untilDay'],
  'analytics.finding.due.few': ['customers'],
  'analytics.finding.slipping.some': ['people', 'yearMoney', 'half', 'halfMoney'],
  'analytics.finding.slipping.one': ['name', 'yearMoney'],
  'analytics.finding.slipping.best': ['people', 'top', 'yearMoney'],
  'analytics.finding.slipping.nobody': ['regulars'],
  'analytics.finding.slipping.nobodyBest': ['top'],
  'analytics.finding.slipping.few': ['customers'],
  'analytics.finding.averages.half': ['medianMoney', 'meanMoney', 'abovePercent', 'customers'],
  'analytics.finding.averages.few': ['customers'],
  'analytics.finding.alike.trait': ['trait', 'value', 'sharePercent', 'othersPercent', 'best', 'alike'],
  'analytics.finding.alike.none': ['best'],
  'analytics.finding.alike.few': ['best', 'least'],
  'analytics.finding.lost.some': ['people', 'yearMoney', 'sharePercent', 'customers'],
  'analytics.finding.lost.nobody': ['customers'],
  'analytics.finding.lost.few': ['customers'],

  'analytics.note.asOf': ['asOfDay', 'todayDay'],
  'analytics.note.segment': ['people'],
  'analytics.note.best.customers': ['customers', 'money'],
  'analytics.note.best.negative': ['people', 'money'],
  'analytics.note.costKnown': ['knownPercent'],
  'analytics.note.costUnknown': [],
  'analytics.note.due.rule': ['own', 'category', 'shop'],
  'analytics.note.overdue.rule': ['factor'],
  'analytics.note.lapsed.rule': ['factor', 'leastDays'],
  'analytics.note.slipping.gone': ['people', 'factor'],
  'analytics.note.lost.rule': ['factor', 'leastDays'],
  'analytics.note.averages.period': ['fromDay', 'toDay'],
  'analytics.note.averages.returned': ['people', 'money'],
  'analytics.note.alike.best': ['best', 'others'],
  'analytics.note.alike.rule': ['least', 'lift'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type SentenceCode = keyof typeof SENTENCES

// Every sentence that reports say, with what stands in it: the catalogue has one message for each. Money is in minor units under a
// name that ends in `Money`, shop days end in `Day`, per cent in `Percent`, lengths in days in `Days`; everything else is a count or a text.

export const SENTENCES = {
  'analytics.finding.best.share': ['top', 'sharePercent', 'customers', 'count', 'measure'],
  'analytics.finding.best.few': ['customers', 'least'],
  'analytics.finding.due.some': ['days', 'due', 'overdue', 'untilDay'],
  'analytics.finding.due.nobody': ['days', 'untilDay'],
  'analytics.finding.due.few': ['customers'],
  'analytics.finding.slipping.some': ['people', 'yearMoney', 'half', 'halfMoney'],
  'analytics.finding.slipping.best': ['people', 'top', 'yearMoney'],
  'analytics.finding.slipping.nobody': ['regulars'],
  'analytics.finding.slipping.nobodyBest': ['top'],
  'analytics.finding.slipping.few': ['customers'],
  'analytics.finding.averages.half': ['medianMoney', 'meanMoney', 'above', 'abovePercent', 'customers'],
  'analytics.finding.averages.few': ['customers', 'least'],
  'analytics.finding.alike.trait': ['trait', 'value', 'sharePercent', 'othersPercent', 'best', 'alike'],
  'analytics.finding.alike.none': ['best'],
  'analytics.finding.alike.few': ['best', 'least'],
  'analytics.finding.lost.some': ['people', 'yearMoney', 'sharePercent', 'customers'],
  'analytics.finding.lost.nobody': ['customers'],
  'analytics.finding.lost.few': ['customers'],
  'analytics.finding.migration.lost': ['people', 'lostMoney', 'beforeDay', 'beforeEndDay', 'fromDay', 'toDay'],
  'analytics.finding.migration.nobody': ['customers', 'fromDay', 'toDay'],
  'analytics.finding.migration.few': ['fromDay', 'toDay'],
  // `unit`: month, quarter or year; `by`: active or new.
  'analytics.finding.cohorts.usual': ['unit', 'by', 'againPercent'],
  'analytics.finding.cohorts.period': ['customers', 'back', 'backPercent', 'fromDay', 'toDay', 'asOfDay', 'by'],
  'analytics.finding.cohorts.tooSoon': ['customers'],
  'analytics.finding.cohorts.few': [],
  'analytics.finding.churn.rate': ['left', 'active', 'leftPercent', 'fromDay', 'toDay'],
  // Nobody was a customer yet when the time began.
  'analytics.finding.churn.young': ['left', 'fromDay', 'toDay'],
  'analytics.finding.churn.few': [],
  // Of the newest offer whose time is over, or of the one asked about; `fell` of `due` bought less.
  'analytics.finding.vulnerability.index': ['competitor', 'offer', 'due', 'fell', 'indexPercent', 'lostMoney'],
  'analytics.finding.vulnerability.running': ['competitor', 'offer', 'due', 'over', 'fell', 'lastDay'],
  'analytics.finding.vulnerability.ahead': ['competitor', 'offer', 'fromDay'],
  'analytics.finding.vulnerability.few': ['competitor', 'offer', 'loyal'],
  'analytics.finding.vulnerability.noMarket': ['competitor', 'offer'],
  'analytics.finding.vulnerability.none': [],

  'analytics.note.asOf': ['asOfDay', 'todayDay'],
  'analytics.note.segment': ['people'],
  // Customers of whom no profile is made.
  'analytics.note.noProfile': ['people'],
  'analytics.note.best.customers': ['customers', 'money'],
  'analytics.note.best.negative': ['people', 'money'],
  'analytics.note.costKnown': ['knownPercent'],
  'analytics.note.costUnknown': [],
  'analytics.note.due.rule': ['own', 'category', 'shop'],
  'analytics.note.overdue.rule': ['factor'],
  'analytics.note.lapsed.rule': ['factor', 'leastDays'],
  'analytics.note.slipping.lapsed': ['people', 'spentMoney'],
  'analytics.note.lost.rule': [],
  'analytics.note.averages.period': ['fromDay', 'toDay'],
  'analytics.note.alike.best': ['best', 'others'],
  'analytics.note.alike.rule': ['least', 'lift'],
  // The period asked for is not over yet.
  'analytics.note.periodRunning': ['untilDay', 'asOfDay'],
  // The top `veryHigh`, `high`, `medium` per cent of those who bought in each period.
  'analytics.note.migration.groups': ['veryHigh', 'high', 'medium'],
  'analytics.note.migration.lapsed': [],
  'analytics.note.migration.newcomers': ['people', 'money'],
  'analytics.note.cohorts.active': [],
  'analytics.note.cohorts.new': [],
  'analytics.note.cohorts.running': ['asOfDay'],
  'analytics.note.churn.base': [],
  'analytics.note.churn.usual': ['monthPercent'],
  'analytics.note.churn.running': ['asOfDay'],
  'analytics.note.vulnerability.loyal': ['days'],
  'analytics.note.vulnerability.window': [],
  'analytics.note.vulnerability.fell': ['threshold'],
  // The purchases looked at are those of one category alone.
  'analytics.note.vulnerability.focus': ['category'],
  'analytics.note.vulnerability.money': [],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type SentenceCode = keyof typeof SENTENCES

// What reports find and how they count, and the heads and words of their tables. `shared/domain/reports/sentences.ts` says which
// there are and what stands in each.
export const reportSentences = {
  'analytics.finding.best.share':
    '{measure, select, margin {Your best {top}% bring {sharePercent} of what you earn} other {Your best {top}% bring {sharePercent} of what comes in}}: {count, plural, one {# customer} other {# customers}} of {customers, number}.',
  'analytics.finding.best.few':
    '{customers, plural, =0 {Nobody has bought anything yet.} one {One customer alone says little about the best.} other {# customers are too few to speak of the best.}}',
  'analytics.finding.due.some':
    '{due, plural, =0 {Nobody is due within {days, plural, one {a day} other {# days}}} one {One customer is due within {days, plural, one {a day} other {# days}}} other {# customers are due within {days, plural, one {a day} other {# days}}}}{overdue, plural, =0 {.} one {, and one should have come already.} other {, and # should have come already.}}',
  'analytics.finding.due.nobody': 'Nobody is due until {untilDay}.',
  'analytics.finding.due.few':
    '{customers, plural, =0 {Nobody has bought anything yet.} other {Nobody has come often enough to be expected.}}',
  'analytics.finding.slipping.some':
    '{people, plural, one {One regular is} other {# regulars are}} slipping away, worth about {yearMoney} a year; {half, plural, one {one of them makes} other {# of them make}} up half of it.',
  'analytics.finding.slipping.one': '{name} is slipping away, worth about {yearMoney} a year.',
  'analytics.finding.slipping.best':
    '{people, plural, one {One of your best {top} is} other {# of your best {top} are}} slipping away, worth about {yearMoney} a year.',
  'analytics.finding.slipping.nobody':
    '{regulars, plural, =0 {There are no regulars yet.} one {Your one regular comes as usual.} other {None of your # regulars is slipping away.}}',
  'analytics.finding.slipping.nobodyBest': 'None of your best {top} is slipping away.',
  'analytics.finding.slipping.few':
    '{customers, plural, =0 {Nobody has bought anything yet.} other {Nobody has come often enough to have a rhythm.}}',
  'analytics.finding.averages.half':
    'Half of your {customers, number} customers spent less than {medianMoney}; the average of {meanMoney} is reached by {abovePercent}.',
  'analytics.finding.averages.few':
    '{customers, plural, =0 {Nobody has bought anything yet.} one {One customer has no average.} other {# customers are too few to compare.}}',
  'analytics.finding.alike.trait':
    '{sharePercent} of your best {best, number} {trait, select, source {found you by “{value}”} city {live in {value}} first_category {first bought something of {value}} first_item {first bought {value}} age {are {value} years old} gender {are {value}} weekday {come on {value}} household {live with other customers} other {were brought by somebody}}, and {othersPercent} of the others{alike, plural, =0 {.} one {; one of those looks like your best.} other {; # of those look like your best.}}',
  'analytics.finding.alike.none': 'Your best {best, number} have nothing in common that others do not have as well.',
  'analytics.finding.alike.few':
    '{best, plural, =0 {There are no best customers yet} one {One best customer is} other {# best customers are}} too few to look like; {least} are enough.',
  'analytics.finding.lost.some':
    '{people, plural, one {One customer} other {# customers}} of {customers, number} lapsed ({sharePercent}) and took about {yearMoney} a year along.',
  'analytics.finding.lost.nobody': 'None of your {customers, number} customers has lapsed.',
  'analytics.finding.lost.few':
    '{customers, plural, =0 {Nobody has bought anything yet.} other {Too few customers to say what was lost.}}',

  'analytics.finding.migration.lost':
    '{people, plural, one {One customer} other {# customers}} lapsed, and {lostMoney} a year went with them.',
  'analytics.finding.migration.nobody': 'None of {customers, plural, one {one customer} other {# customers}} lapsed.',
  'analytics.finding.migration.few': 'Nobody bought from {fromDay} to {toDay}, so nobody can have moved since.',
  'analytics.finding.cohorts.usual':
    '{by, select, new {Of those who are new in a {unit}, {againPercent} buy again in the next.} other {Of those who buy in a {unit}, {againPercent} buy again in the next.}}',
  'analytics.finding.cohorts.period':
    '{back, plural, one {One} other {#}} of {customers, plural, one {one customer} other {# customers}} came back: {backPercent} of those {by, select, new {who were new} other {who bought}} from {fromDay} to {toDay}.',
  'analytics.finding.cohorts.tooSoon':
    '{customers, plural, =0 {Nobody bought in that time.} one {One customer bought; it is too soon to say whether they come back.} other {# customers bought; it is too soon to say who comes back.}}',
  'analytics.finding.cohorts.few': 'Nobody bought in that time.',
  'analytics.finding.churn.rate':
    '{left, plural, =0 {Nobody left} one {One of {active, number} customers left} other {# of {active, number} customers left}} from {fromDay} to {toDay}: {leftPercent}.',
  'analytics.finding.churn.young':
    '{left, plural, =0 {Nobody left} one {One customer left} other {# customers left}} from {fromDay} to {toDay}; nobody was a customer before.',
  'analytics.finding.churn.few': 'Nobody was a customer in that time.',
  'analytics.finding.vulnerability.index':
    '{fell, plural, =0 {None} one {One} other {#}} of {due, plural, one {one customer} other {# customers}} who were due stayed away when {competitor} had “{offer}”: {indexPercent}, and about {lostMoney} with them.',
  'analytics.finding.vulnerability.running':
    '{competitor}’s “{offer}” can be judged on {lastDay}: {over, plural, one {one} other {#}} of {due, plural, one {one customer} other {# customers}} are through, and {fell, plural, =0 {nobody stayed away} one {one stayed away} other {# stayed away}} so far.',
  'analytics.finding.vulnerability.ahead': '{competitor}’s “{offer}” begins on {fromDay}.',
  'analytics.finding.vulnerability.few':
    'Not enough customers: {loyal, plural, =0 {no loyal customer} one {the one loyal customer} other {none of # loyal customers}} was due while {competitor} had “{offer}”.',
  'analytics.finding.vulnerability.noMarket': 'The group that {competitor}’s “{offer}” reaches is not there any more.',
  'analytics.finding.vulnerability.none': 'Write down what competitors offer, and see who stays away.',

  'analytics.note.asOf':
    'Counted as of {asOfDay}, the day of the newest sale in the book. Today, {todayDay}, everybody would be away.',
  'analytics.note.segment': 'Among {people, plural, one {one person} other {# people}} of the group chosen.',
  'analytics.note.noProfile':
    'Without {people, plural, one {one customer who wants} other {# customers who want}} no profile made of them.',
  'analytics.note.best.customers':
    '{customers, plural, one {One customer} other {# customers}} spent {money} in all. Returns are taken off.',
  'analytics.note.best.negative':
    '{people, plural, one {One customer} other {# customers}} returned more than they bought: {money}.',
  'analytics.note.costKnown': 'The cost of {knownPercent} of the sales is known; the others are left out.',
  'analytics.note.costUnknown': 'No product has a cost yet, so nothing is known of what was earned.',
  'analytics.note.due.rule':
    'Expected after their usual gap: {own, plural, one {one by the own} other {# by their own}}, {category, plural, one {one by that} other {# by that}} of what they buy, {shop, plural, one {one by that} other {# by that}} of the shop.',
  'analytics.note.overdue.rule': 'Overdue: away for more than {factor} times their own usual gap.',
  'analytics.note.lapsed.rule':
    'Lapsed: away for more than {factor} times their usual gap, and for at least {leastDays, plural, one {a day} other {# days}}.',
  'analytics.note.slipping.lapsed':
    '{people, plural, one {One more of them has} other {# more of them have}} lapsed already; {spentMoney} came from them in all.',
  'analytics.note.lost.rule':
    'A year is what each of them brought in the twelve months up to their last purchase; tiers are those of all they spent.',
  'analytics.note.averages.period': 'What was spent from {fromDay} to {toDay}.',
  'analytics.note.averages.returned':
    '{people, plural, one {One customer} other {# customers}} returned more than they bought: {money}.',
  'analytics.note.alike.best': 'Your best {best, number} beside {others, number} others.',
  'analytics.note.alike.rule':
    'Said only where at least {least} of the best have it, and {lift} times as often as the others.',
  'analytics.note.periodRunning': 'The time asked for ends on {untilDay}; these are the figures up to {asOfDay}.',
  'analytics.note.migration.groups':
    'Very high is the best {veryHigh}% of those who bought in the time, High the best {high}%, Medium the best {medium}%.',
  'analytics.note.migration.lapsed': 'Lapsed: bought before, but not in the time.',
  'analytics.note.migration.newcomers':
    '{people, plural, one {One newcomer is} other {# newcomers are}} in no row and spent {money}.',
  'analytics.note.cohorts.active': 'People are counted, however often they came.',
  'analytics.note.cohorts.new': 'New is whoever had never bought before.',
  'analytics.note.cohorts.running': 'The last one is not over: it is counted up to {asOfDay}.',
  'analytics.note.churn.base':
    'Of those who were customers when the month began; whoever was new in it is not among them. Who bought again later counts as left then and as won back since.',
  'analytics.note.churn.usual': 'In a usual month {monthPercent} leave.',
  'analytics.note.churn.running': 'The last month is counted up to {asOfDay}.',
  'analytics.note.vulnerability.loyal':
    'Asked about are loyal customers: at least {days} purchase days in the twelve months before.',
  'analytics.note.vulnerability.window':
    'Looked at from the first day of the offer until one usual gap of each customer after its last.',
  'analytics.note.vulnerability.fell':
    'Stayed away: bought less than {threshold}% of what they usually would have in that time.',
  'analytics.note.vulnerability.focus': 'Only purchases of {category} count.',
  'analytics.note.vulnerability.money':
    'The money is what they would usually have spent in that time, less what they did.',

  'analytics.column.rank': 'Rank',
  'analytics.column.person': 'Name',
  'analytics.column.revenue': 'Spent',
  'analytics.column.margin': 'Earned',
  'analytics.column.share': 'Share',
  'analytics.column.cumulative': 'Share with all above',
  'analytics.column.purchases': 'Purchases',
  'analytics.column.lastDay': 'Last here',
  'analytics.column.nextDay': 'Expected',
  'analytics.column.overdueDays': 'When',
  'analytics.column.rhythm': 'Last 7 weeks',
  'analytics.column.gap': 'Usual gap',
  'analytics.column.awayDays': 'Away for',
  'analytics.column.times': 'Times their gap',
  'analytics.column.year': 'A year',
  'analytics.column.spend': 'Spent in all',
  'analytics.column.source': 'Gap',
  'analytics.column.category': 'What they buy',
  'analytics.column.standing': 'How they stand',
  'analytics.column.group': 'Group',
  'analytics.column.people': 'People',
  'analytics.column.yearly': 'A year',
  'analytics.column.very-high': 'Very high',
  'analytics.column.high': 'High',
  'analytics.column.medium': 'Medium',
  'analytics.column.low': 'Low',
  'analytics.column.lapsed': 'Lapsed',
  'analytics.column.from': 'From',
  'analytics.column.to': 'Until',
  'analytics.column.customers': 'Customers',
  'analytics.column.later': 'Came back',
  'analytics.column.month': 'Month',
  'analytics.column.active': 'Customers at its beginning',
  'analytics.column.left': 'Left',
  'analytics.column.rate': 'Share who left',
  'analytics.column.regained': 'Won back',
  'analytics.column.new': 'New',

  'analytics.column.tier': 'Tier',
  'analytics.column.customersShare': 'Of all who lapsed',
  'analytics.column.yearShare': 'Of all that was lost',
  'analytics.column.median': 'Half spent more than',
  'analytics.column.mean': 'Average',
  'analytics.column.lower': 'A quarter less than',
  'analytics.column.upper': 'A quarter more than',
  'analytics.column.groupWord': 'Group',
  'analytics.column.competitor': 'Competitor',
  'analytics.column.offer': 'Offer',
  'analytics.column.until': 'Until',
  'analytics.column.loyal': 'Loyal',
  'analytics.column.due': 'Were due',
  'analytics.column.fell': 'Stayed away',
  'analytics.column.open': 'Still open',
  'analytics.column.index': 'Of 100 who were due',
  'analytics.column.lost': 'Lost',
  'analytics.column.state': 'How far',
  'analytics.column.dueDay': 'Was due',
  'analytics.column.endDay': 'Looked at until',
  'analytics.column.expected': 'Usually buys',
  'analytics.column.actual': 'Bought',
  'analytics.column.outcome': 'What they did',

  'analytics.word.very-high': 'Very high',
  'analytics.word.high': 'High',
  'analytics.word.medium': 'Medium',
  'analytics.word.low': 'Low',
  'analytics.word.lapsed': 'Lapsed',
  'analytics.word.none': 'Never bought',
  'analytics.word.new': 'New',
  'analytics.word.regular': 'Regular',
  'analytics.word.overdue': 'Overdue',
  'analytics.word.slipping': 'Slipping away',
  'analytics.word.own': 'their own',
  'analytics.word.category': 'that of what they buy',
  'analytics.word.shop': 'that of the shop',
  'analytics.word.unsaid': 'Nothing said',
  'analytics.word.others': 'All others',
  'analytics.word.few': 'Not enough customers',
  'analytics.word.running': 'Not over yet',
  'analytics.word.over': 'Over',
  'analytics.word.ahead': 'Still to come',
  'analytics.word.market': 'Its group is gone',
  'analytics.word.stayed': 'Came as usual',
  'analytics.word.fell': 'Stayed away',
  'analytics.word.open': 'Still open',
  'analytics.column.trait': 'What they have',
  'analytics.column.value': 'Which',
  'analytics.column.valueWord': 'Which',
  'analytics.column.best': 'Of your best',
  'analytics.column.bestShare': 'Share of your best',
  'analytics.column.others': 'Of the others',
  'analytics.column.othersShare': 'Share of the others',
  'analytics.column.lift': 'Times as often',
  'analytics.word.source': 'How they found you',
  'analytics.word.city': 'Town',
  'analytics.word.first-category': 'What they bought first',
  'analytics.word.first-item': 'First item',
  'analytics.word.age': 'Age',
  'analytics.word.gender': 'Gender',
  'analytics.word.weekday': 'Day they come',
  'analytics.word.household': 'Household',
  'analytics.word.brought': 'Brought by somebody',
  'analytics.word.with-others': 'with other customers',
  'analytics.word.not-with-others': 'alone in the book',
  'analytics.word.not-brought': 'Came by themselves',
  'analytics.word.monday': 'Mondays',
  'analytics.word.tuesday': 'Tuesdays',
  'analytics.word.wednesday': 'Wednesdays',
  'analytics.word.thursday': 'Thursdays',
  'analytics.word.friday': 'Fridays',
  'analytics.word.saturday': 'Saturdays',
  'analytics.word.sunday': 'Sundays',
} as const

// Conditions of segments as parts of a sentence that begins with "Everyone who". One whole part for each fact, chosen by what is asked of
// it: `form` (ever, never, any, none, words, said, unsaid, yes, no, or is: compared), `op` the comparison, `amount` the comparison in
// words with its value, `value` the value alone, `n` the number that plurals go by, `what` was bought and `anything` of it that was not, `list` what was chosen, `only` when it is one thing.
export const segmentSentences = {
  'segments.amount.count.eq': 'exactly {value}',
  'segments.amount.count.ne': 'not exactly {value}',
  'segments.amount.count.lt': 'fewer than {value}',
  'segments.amount.count.le': 'at most {value}',
  'segments.amount.count.gt': 'more than {value}',
  'segments.amount.count.ge': 'at least {value}',
  'segments.amount.count.between': '{value} to {to}',
  'segments.amount.number.eq': 'exactly {value}',
  'segments.amount.number.ne': 'not exactly {value}',
  'segments.amount.number.lt': 'less than {value}',
  'segments.amount.number.le': 'at most {value}',
  'segments.amount.number.gt': 'more than {value}',
  'segments.amount.number.ge': 'at least {value}',
  'segments.amount.number.between': '{value} to {to}',
  'segments.amount.day.eq': 'on {value}',
  'segments.amount.day.ne': 'not on {value}',
  'segments.amount.day.lt': 'before {value}',
  'segments.amount.day.le': 'on {value} or before',
  'segments.amount.day.gt': 'after {value}',
  'segments.amount.day.ge': 'on {value} or later',
  'segments.amount.day.between': 'from {value} to {to}',
  'segments.days': '{n, plural, one {# day} other {# days}}',
  'segments.percent': '{value}%',
  'segments.weeks': '{n, plural, one {# week} other {# weeks}}',

  'segments.say.contacts.kind': '{form, select, none {is not {list}} other {is {list}}}',
  'segments.say.contacts.name': 'is called “{words}”',
  'segments.say.contacts.given':
    '{form, select, said {has a first name} unsaid {has no first name} other {has the first name “{words}”}}',
  'segments.say.contacts.family':
    '{form, select, said {has a last name} unsaid {has no last name} other {has the last name “{words}”}}',
  'segments.say.contacts.source':
    '{form, select, said {told how they found us} unsaid {never told how they found us} none {did not find us through {list}} other {found us through {list}}}',
  'segments.say.contacts.language':
    '{form, select, said {has a language written down} unsaid {has no language written down} none {does not speak {list}} other {speaks {list}}}',
  'segments.say.contacts.channel':
    '{form, select, said {said how they like to be reached} unsaid {never said how they like to be reached} none {does not prefer {list}} other {prefers {list}}}',
  'segments.say.contacts.looked-after-by':
    '{form, select, said {is looked after by somebody} unsaid {is looked after by nobody} none {is not looked after by {list}} other {is looked after by {list}}}',
  'segments.say.contacts.known': 'was written down {amount}',
  'segments.say.contacts.known-ago': 'was written down {amount} ago',
  'segments.say.contacts.gender':
    '{form, select, said {has a gender written down} unsaid {has no gender written down} none {is not {list}} other {is {list}}}',
  'segments.say.contacts.age':
    '{form, select, said {has a known age} unsaid {has no known age} other {{n, plural, one {is {amount} year old} other {is {amount} years old}}}}',
  'segments.say.contacts.family-status':
    '{form, select, said {has a family status written down} unsaid {has no family status written down} none {does not have the family status {list}} other {has the family status {list}}}',
  'segments.say.contacts.household-income':
    '{form, select, said {has a household income written down} unsaid {has no household income written down} none {does not have a household income of {list}} other {has a household income of {list}}}',
  'segments.say.contacts.business-income':
    '{form, select, said {has a business income written down} unsaid {has no business income written down} none {does not have a business income of {list}} other {has a business income of {list}}}',
  'segments.say.contacts.interests':
    '{form, select, said {has interests written down} unsaid {has no interests written down} other {is interested in “{words}”}}',
  'segments.say.contacts.city':
    '{form, select, said {has a town written down} unsaid {has no town written down} none {does not live in {list}} other {lives in {list}}}',
  'segments.say.contacts.postcode':
    '{form, select, said {has a postcode} unsaid {has no postcode} other {has the postcode “{words}”}}',
  'segments.say.contacts.country':
    '{form, select, said {has a country written down} unsaid {has no country written down} none {has no address in {list}} other {has an address in {list}}}',
  'segments.say.contacts.has': '{form, select, none {does not have {list}} other {has {list}}}',
  'segments.say.contacts.note':
    '{form, select, said {has a note} unsaid {has no note} other {has “{words}” in the note}}',
  'segments.say.contacts.preference':
    '{form, select, said {has {kinds} written down} unsaid {does not have {kinds} written down} other {has “{words}” written down as {kinds}}}',
  'segments.say.contacts.tags':
    '{form, select, said {has a tag} unsaid {has no tag} none {is not tagged {list}} other {is tagged {list}}}',
  'segments.say.contacts.brought':
    '{form, select, never {brought nobody} ever {brought somebody} other {{n, plural, one {brought {amount} person} other {brought {amount} people}}}}',
  'segments.say.contacts.referred': '{form, select, no {was brought by nobody} other {was brought by somebody}}',
  'segments.say.contacts.works-for':
    '{form, select, no {works for no company in the book} other {works for a company in the book}}',

  'segments.say.occasions.days':
    '{form, select, said {has {kinds} written down} unsaid {does not have {kinds} written down} other {{op, select, le {has {kinds} within the next {value}} lt {has {kinds} in less than {value}} other {has {kinds} in {amount}}}}}',
  'segments.say.occasions.years':
    '{form, select, said {has {kinds} with a known year} unsaid {does not have {kinds} with a known year} other {{n, plural, one {comes to {amount} year with {kinds}} other {comes to {amount} years with {kinds}}}}}',

  'segments.say.households.shared':
    '{form, select, no {lives with nobody else in the book} other {lives with somebody in the book}}',
  'segments.say.households.size':
    '{form, select, never {is in no household} ever {is in a household} other {{n, plural, one {lives in a household of {amount} person} other {lives in a household of {amount} people}}}}',
  'segments.say.lists.in': '{form, select, none {is not on the list {list}} other {is on the list {list}}}',
  'segments.say.segments.in': '{form, select, none {is not in the segment {list}} other {is in the segment {list}}}',

  'segments.say.visits.count':
    '{form, select, never {did not come {scope}} ever {came {scope}} other {{n, plural, one {came {amount} time {scope}} other {came {amount} times {scope}}}}}',
  'segments.say.visits.last':
    '{form, select, said {was here {scope}} unsaid {was never here {scope}} other {was last here {amount} {scope}}}',
  'segments.say.visits.last-ago':
    '{form, select, said {was here {scope}} unsaid {was never here {scope}} other {{op, select, gt {has not been here for more than {value} {scope}} ge {has not been here for at least {value} {scope}} other {was last here {amount} ago {scope}}}}}',
  'segments.say.visits.first':
    '{form, select, said {was here {scope}} unsaid {was never here {scope}} other {first came {amount} {scope}}}',
  'segments.say.visits.first-ago':
    '{form, select, said {was here {scope}} unsaid {was never here {scope}} other {first came {amount} ago {scope}}}',
  'segments.say.returns.count':
    '{form, select, never {brought nothing back {scope}} ever {brought something back {scope}} other {{n, plural, one {brought something back {amount} time {scope}} other {brought something back {amount} times {scope}}}}}',
  'segments.say.returns.amount':
    '{form, select, never {got no money back {scope}} ever {got money back {scope}} other {got {amount} back {scope}}}',

  'segments.say.purchases.count':
    '{form, select, never {{has, select, yes {did not buy {anything} {scope}} other {bought nothing {scope}}}} ever {{has, select, yes {bought {what} {scope}} other {bought something {scope}}}} other {{n, plural, one {bought {what} {amount} time {scope}} other {bought {what} {amount} times {scope}}}}}',
  'segments.say.purchases.days':
    '{form, select, never {{has, select, yes {did not buy {anything} on any day {scope}} other {bought nothing on any day {scope}}}} ever {{has, select, yes {bought {what} on some day {scope}} other {bought something on some day {scope}}}} other {{n, plural, one {bought {what} on {amount} day {scope}} other {bought {what} on {amount} days {scope}}}}}',
  'segments.say.purchases.amount':
    '{form, select, never {{has, select, yes {spent nothing on {anything} {scope}} other {spent nothing {scope}}}} ever {{has, select, yes {spent something on {what} {scope}} other {spent something {scope}}}} other {{has, select, yes {spent {amount} on {what} {scope}} other {spent {amount} {scope}}}}}',
  'segments.say.purchases.quantity':
    '{form, select, never {{has, select, yes {took none of {anything} {scope}} other {took nothing {scope}}}} other {{has, select, yes {took {amount} of {what} {scope}} other {{n, plural, one {took {amount} piece {scope}} other {took {amount} pieces {scope}}}}}}}',
  'segments.say.purchases.average':
    '{form, select, said {bought something {scope}} unsaid {bought nothing {scope}} other {spends {amount} a time on average {scope}}}',
  'segments.say.purchases.median':
    '{form, select, said {bought something {scope}} unsaid {bought nothing {scope}} other {spends {amount} every second time or more {scope}}}',
  'segments.say.purchases.largest':
    '{form, select, said {bought something {scope}} unsaid {bought nothing {scope}} other {spent {amount} at the most at once {scope}}}',
  'segments.say.purchases.last':
    '{form, select, said {{has, select, yes {bought {what} {scope}} other {bought something {scope}}}} unsaid {{has, select, yes {never bought {anything} {scope}} other {never bought anything {scope}}}} other {last bought {what} {amount} {scope}}}',
  'segments.say.purchases.last-ago':
    '{form, select, said {{has, select, yes {bought {what} {scope}} other {bought something {scope}}}} unsaid {{has, select, yes {never bought {anything} {scope}} other {never bought anything {scope}}}} other {{op, select, gt {{has, select, yes {has not bought {anything} for more than {value} {scope}} other {has not bought anything for more than {value} {scope}}}} ge {{has, select, yes {has not bought {anything} for at least {value} {scope}} other {has not bought anything for at least {value} {scope}}}} other {last bought {what} {amount} ago {scope}}}}}',
  'segments.say.purchases.first':
    '{form, select, said {{has, select, yes {bought {what} {scope}} other {bought something {scope}}}} unsaid {{has, select, yes {never bought {anything} {scope}} other {never bought anything {scope}}}} other {first bought {what} {amount} {scope}}}',
  'segments.say.purchases.first-ago':
    '{form, select, said {{has, select, yes {bought {what} {scope}} other {bought something {scope}}}} unsaid {{has, select, yes {never bought {anything} {scope}} other {never bought anything {scope}}}} other {first bought {what} {amount} ago {scope}}}',
  'segments.say.account.owed': '{form, select, never {owes us nothing} ever {owes us money} other {owes us {amount}}}',
  'segments.say.account.overdue':
    '{form, select, said {owes us something with a day to pay} unsaid {owes us nothing with a day to pay} ever {owes us something overdue} other {owes us something that is {amount} overdue}}',

  'segments.say.rhythm.standing': '{form, select, none {is not {list}} other {is {list}}}',
  'segments.say.rhythm.away':
    '{form, select, said {bought something} unsaid {never bought anything} other {has been away for {amount}}}',
  'segments.say.rhythm.gap':
    '{form, select, said {has a rhythm of their own} unsaid {has no rhythm of their own yet} other {usually lets {amount} go by between two purchases}}',
  'segments.say.rhythm.mean-gap':
    '{form, select, said {bought on more than one day} unsaid {bought on one day at most} other {comes back after {amount} on average}}',
  'segments.say.rhythm.usual-gap':
    '{form, select, said {has a rhythm, or may be expected to} unsaid {has no rhythm that could be expected} other {has, or may be expected to have, a rhythm of {amount}}}',
  'segments.say.rhythm.next':
    '{form, select, said {is expected some day} unsaid {is not expected on any day} other {is expected {amount}}}',
  'segments.say.rhythm.due-in':
    '{form, select, said {is expected some day} unsaid {is not expected on any day} other {{op, select, le {is expected in {value} or sooner} other {is expected in {amount}}}}}',
  'segments.say.rhythm.overdue':
    '{form, select, said {has a rhythm of their own} unsaid {has no rhythm of their own yet} ever {is later than their own rhythm} other {is later than their own rhythm by {amount}}}',
  'segments.say.rhythm.gaps-away':
    '{form, select, said {has a rhythm of their own} unsaid {has no rhythm of their own yet} other {{n, plural, one {has been away {amount} time as long as usual} other {has been away {amount} times as long as usual}}}}',

  'segments.say.value.r':
    '{form, select, said {has scores} unsaid {has no scores} other {has a score of {amount} for how lately they came}}',
  'segments.say.value.f':
    '{form, select, said {has scores} unsaid {has no scores} other {has a score of {amount} for how often they came}}',
  'segments.say.value.m':
    '{form, select, said {has scores} unsaid {has no scores} other {has a score of {amount} for how much they spent}}',
  'segments.say.value.group': '{form, select, none {does not belong to {list}} other {belongs to {list}}}',
  'segments.say.value.tier': '{form, select, none {is not of {list}} other {is of {list}}}',
  'segments.say.value.stage': '{form, select, none {is not {list}} other {is {list}}}',
  'segments.say.value.alive':
    '{form, select, said {has a chance that is known of coming again} unsaid {has no chance that is known of coming again} other {has a chance of {amount} to be a customer still}}',
  'segments.say.value.expected':
    '{form, select, said {has purchases that can be expected} unsaid {has no purchases that can be expected} other {{n, plural, one {is expected to buy {amount} time in the next 12 months} other {is expected to buy {amount} times in the next 12 months}}}}',
  'segments.say.value.worth':
    '{form, select, said {has a worth that is known} unsaid {has no worth that is known} other {is worth {amount} in the next 12 months}}',
  'segments.say.value.margin':
    '{form, select, said {has a margin that is known} unsaid {has no margin that is known} other {left us {amount} after the cost of what they bought}}',
  'segments.say.value.margin-percent':
    '{form, select, said {has a margin that is known} unsaid {has no margin that is known} other {left us a margin of {amount}}}',
  'segments.say.value.rank':
    '{op, select, le {is among the {value} who spent most} other {has a place by what they spent of {amount}}}',
  'segments.say.value.top':
    '{op, select, le {is among the best {value} by what they spent} lt {is among less than the best {value} by what they spent} gt {is not among the best {value} by what they spent} other {stands, from the top, at {amount} by what they spent}}',

  'segments.say.interactions.count':
    '{form, select, never {was not in touch with us {scope}} ever {was in touch with us {scope}} other {{n, plural, one {was in touch with us {amount} time {scope}} other {was in touch with us {amount} times {scope}}}}}',
  'segments.say.interactions.last':
    '{form, select, said {was in touch with us {scope}} unsaid {was never in touch with us {scope}} other {was last in touch with us {amount} {scope}}}',
  'segments.say.interactions.last-ago':
    '{form, select, said {was in touch with us {scope}} unsaid {was never in touch with us {scope}} other {{op, select, gt {has not been in touch with us for more than {value} {scope}} ge {has not been in touch with us for at least {value} {scope}} other {was last in touch with us {amount} ago {scope}}}}}',
  'segments.say.interactions.open':
    '{form, select, never {waits for nothing from us} ever {waits for something from us} other {{n, plural, one {waits for {amount} thing from us} other {waits for {amount} things from us}}}}',
  'segments.say.tasks.open':
    '{form, select, never {has no task about them} ever {has a task about them} other {{n, plural, one {has {amount} task about them} other {has {amount} tasks about them}}}}',
  'segments.say.tasks.overdue':
    '{form, select, never {has no late task about them} ever {has a late task about them} other {{n, plural, one {has {amount} late task about them} other {has {amount} late tasks about them}}}}',
  'segments.say.consent.marketing':
    '{form, select, none {{only, select, given {did not agree to {kinds}} refused {did not refuse {kinds}} withdrawn {did not take back their yes to {kinds}} suspended {did not leave us without an answer about {kinds}} unknown {was asked about {kinds}} other {said neither {list} about {kinds}}}} other {{only, select, given {agreed to {kinds}} refused {refused {kinds}} withdrawn {took back their yes to {kinds}} suspended {left us without an answer about {kinds}} unknown {was never asked about {kinds}} other {said {list} about {kinds}}}}}',

  'segments.say-own.count':
    '{form, select, said {has something under “{name}”} unsaid {has nothing under “{name}”} other {has {amount} under “{name}”}}',
  'segments.say-own.day':
    '{form, select, said {has something under “{name}”} unsaid {has nothing under “{name}”} other {has a day {amount} under “{name}”}}',
  'segments.say-own.choice':
    '{form, select, said {has something under “{name}”} unsaid {has nothing under “{name}”} none {does not have {list} under “{name}”} other {has {list} under “{name}”}}',
  'segments.say-own.text':
    '{form, select, said {has something under “{name}”} unsaid {has nothing under “{name}”} other {has “{words}” under “{name}”}}',
  'segments.say-own.yes-no':
    '{form, select, said {has something under “{name}”} unsaid {has nothing under “{name}”} no {has a no under “{name}”} other {has a yes under “{name}”}}',
  'segments.say.unknown': 'something that cannot be asked any more',
  'segments.gone': 'something that is gone',
  'segments.not-chosen': '…',

  'segments.what.categories': '{some, select, no {anything from {list}} other {something from {list}}}',
  'segments.what.both': '{products} from {list}',
  'segments.scope.join': '{before} {next}',
  'segments.scope.last.day': '{n, plural, =1 {today} other {in the last # days}}',
  'segments.scope.last.week': '{n, plural, one {in the last week} other {in the last # weeks}}',
  'segments.scope.last.month': '{n, plural, one {in the last month} other {in the last # months}}',
  'segments.scope.last.year': '{n, plural, one {in the last year} other {in the last # years}}',
  'segments.scope.before.day': '{n, plural, one {until # day ago} other {until # days ago}}',
  'segments.scope.before.week': '{n, plural, one {until # week ago} other {until # weeks ago}}',
  'segments.scope.before.month': '{n, plural, one {until # month ago} other {until # months ago}}',
  'segments.scope.before.year': '{n, plural, one {until # year ago} other {until # years ago}}',
  'segments.scope.year': 'in {year}',
  'segments.scope.month': 'in {month}',
  'segments.scope.between': 'from {from} to {to}',
  'segments.scope.since': 'since {from}',
  'segments.scope.until': 'until {to}',
  'segments.scope.weekdays': 'on a {list}',
  'segments.scope.hours': 'from {from} to {to}',
  'segments.scope.outlets': 'at {list}',
  'segments.scope.tones': 'with {list}',
  'segments.scope.kinds.interactions': 'by {list}',

  'segments.join.everyone': 'Everyone.',
  'segments.join.nobody': 'Nobody.',
  'segments.join.sentence': 'Everyone who {rest}.',
  'segments.join.sentence-not': 'Everyone but whoever {rest}.',
  'segments.join.and': '{before} and {next}',
  'segments.join.and-who': '{before}, and who {next}',
  'segments.join.or': '{before} or {next}',
  'segments.join.but-not': '{before}, but not one who {next}',
  'segments.join.not': 'is not one who {next}',
  'segments.join.either': 'either {next}',
  'segments.join.both': '{n, plural, =2 {both {next}} other {at once {next}}}',
  'segments.join.none': 'is nobody at all',
  'segments.join.all': 'is anybody',
} as const

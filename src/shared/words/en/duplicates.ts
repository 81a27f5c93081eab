// Words of people who stand in the book twice: finding, comparing and making them one.
export const duplicates = {
  'app.duplicates': 'Duplicates',

  'duplicates.title': 'Twice in the book?',
  'duplicates.groups': '{count, number} to look at',
  'duplicates.list': 'People who may be one',
  'duplicates.scanning': 'Looking through the book: {done} of {of}',
  'duplicates.looked': 'Looked through {when}',
  'duplicates.look': 'Look again',
  'duplicates.back': 'All of them',
  'duplicates.sureness.sure': 'sure',
  'duplicates.sureness.likely': 'likely',
  'duplicates.sureness.perhaps': 'perhaps',
  'duplicates.records': '{count, plural, one {# record} other {# records}}',

  // Why, in a few words
  'duplicates.short.same':
    '{what, select, name {same name} given {same first name} family {same family name} birthday {same birthday} phone {same phone} email {same e-mail} address {same address} city {same place} number {same number} other {the same}}',
  'duplicates.short.close':
    '{what, select, name {nearly the same name} given {nearly the same first name} family {nearly the same family name} birthday {nearly the same birthday} phone {nearly the same phone} email {nearly the same e-mail} address {nearly the same address} city {nearly the same place} number {nearly the same number} other {nearly the same}}',
  'duplicates.short.turned': 'names the other way round',
  'duplicates.short.nickname': 'a nickname',
  'duplicates.short.sounds': 'names that sound alike',
  'duplicates.short.initial': 'an initial that fits',
  'duplicates.short.part':
    '{what, select, name {part of the name} given {part of the first name} family {part of the family name} birthday {part of the birthday} phone {part of the phone} email {part of the e-mail} address {part of the address} city {part of the place} number {part of the number} other {a part}}',
  'duplicates.short.day-and-month': 'day and month swapped',
  'duplicates.short.shared':
    '{what, select, phone {a phone that many have} email {an e-mail that many have} address {an address that many have} name {a name that many have} given {a first name that many have} family {a family name that many have} birthday {a birthday that many have} city {the same place} number {a number that many have} other {shared by many}}',
  'duplicates.short.moved': 'another address',
  'duplicates.short.different':
    '{what, select, name {another name} given {another first name} family {another family name} birthday {another birthday} phone {another phone} email {another e-mail} address {another address} city {another place} number {another number} other {not the same}}',
  'duplicates.short.but': '{said}, but {against}',

  // Why, in whole sentences
  'duplicates.reason.same':
    '{what, select, name {Same name: {a}} given {Same first name: {a}} family {Same family name: {a}} birthday {Same birthday: {a}} phone {Same phone: {a}} email {Same e-mail: {a}} address {Same address: {a}} city {Same place: {a}} number {Same number in another program: {a}} other {Both say {a}}}',
  'duplicates.reason.close':
    '{what, select, name {Nearly the same name: {a} and {b}} given {Nearly the same first name: {a} and {b}} family {Nearly the same family name: {a} and {b}} birthday {Nearly the same birthday: {a} and {b}} phone {Nearly the same phone: {a} and {b}} email {Nearly the same e-mail: {a} and {b}} address {Nearly the same address: {a} and {b}} city {Nearly the same place: {a} and {b}} number {Nearly the same number in another program: {a} and {b}} other {{a} is nearly {b}}}',
  'duplicates.reason.turned': 'First and family name the other way round: {a} and {b}',
  'duplicates.reason.nickname': '{a} is also called {b}',
  'duplicates.reason.sounds': '{a} and {b} sound alike',
  'duplicates.reason.initial': '{a} may stand for {b}',
  'duplicates.reason.part':
    '{what, select, birthday {{a} may be {b}, as far as it is known} other {{a} is part of {b}}}',
  'duplicates.reason.day-and-month': 'Day and month swapped: {a} and {b}',
  'duplicates.reason.shared':
    '{what, select, phone {Same phone, which many people have: {a}} email {Same e-mail, which many people have: {a}} address {Same address, where many people live: {a}} name {Same name, which many people have: {a}} given {Same first name, which many people have: {a}} family {Same family name, which many people have: {a}} birthday {Same birthday, which many people have: {a}} city {Same place: {a}} number {Same number, which many people have: {a}} other {Many have {a}}}',
  'duplicates.reason.moved': 'May have moved: {a} and {b}',
  'duplicates.reason.different':
    '{what, select, name {The names differ: {a} and {b}} given {The first names differ: {a} and {b}} family {The family names differ: {a} and {b}} birthday {The birthdays differ: {a} and {b}} phone {The phones differ: {a} and {b}} email {The e-mails differ: {a} and {b}} address {The addresses differ: {a} and {b}} city {The places differ: {a} and {b}} number {The numbers in another program differ: {a} and {b}} other {{a} is not {b}}}',
  'duplicates.reason.against': 'speaks against',
  'duplicates.between': '<b>{one}</b> and <b>{other}</b>: {said}',
  'duplicates.why': 'Why we think so',

  // The comparison
  'duplicates.question': 'Are these {count, number} one person?',
  'duplicates.question-company': 'Are these {count, number} one company?',
  'duplicates.one-ticked': 'Tick at least two of them.',
  'duplicates.merge': 'The same, make it one',
  'duplicates.merge-count': 'Make these {count, number} one',
  'duplicates.different': 'Not the same',
  'duplicates.stays': 'stays',
  'duplicates.stays-label': '{name} stays, customer {number}',
  'duplicates.in-label': '{name}, customer {number}, is meant',
  'duplicates.customer': 'customer {number}',
  'duplicates.visits': '{count, plural, =0 {no visits yet} one {# visit, last {when}} other {# visits, last {when}}}',
  'duplicates.since': 'since {month}',
  'duplicates.compared': 'Side by side',
  'duplicates.what': 'What',
  'duplicates.choose': '{field}: {value}, of {name}',
  'duplicates.choose-nothing': '{field}: nothing, as with {name}',
  'duplicates.row-stays': '{what} of {name} stays: {row}',
  'duplicates.nothing': '–',
  'duplicates.nothing-said': 'nothing',
  'duplicates.twice': 'the same',
  'duplicates.consent-service': '{channel}, about their orders',
  'duplicates.consent-after': 'then: {state}',
  'duplicates.consent-strict': 'What they agreed to becomes the strictest that anybody said.',
  'duplicates.follows': '{what} will be with {name}.',
  'duplicates.follows-nothing': 'Nothing else hangs on them.',
  'duplicates.follow.visits': '{count, plural, one {# visit} other {# visits}}',
  'duplicates.follow.said': '{count, plural, one {# talk} other {# talks}}',
  'duplicates.follow.tasks': '{count, plural, one {# task} other {# tasks}}',
  'duplicates.follow.documents': '{count, plural, one {# file} other {# files}}',
  'duplicates.follow.lists': '{count, plural, one {# place on a list} other {# places on lists}}',
  'duplicates.follow.consents': '{count, plural, one {# word about consent} other {# words about consent}}',
  'duplicates.follow.other': '{count, plural, one {# other entry} other {# other entries}}',
  'duplicates.heed.birthdays': 'They have different birthdays.',
  'duplicates.heed.kinds': 'One is a person, the other a company.',
  'duplicates.heed.households': 'They belong to different households.',
  'duplicates.heed.accounts': 'There is an open account.',
  'duplicates.heed.said-not-same': 'Somebody said before that they are not the same.',
  'duplicates.heed.genders': 'They have different genders.',
  'duplicates.undo-hint': 'Can be undone at any time.',

  'duplicates.list.phones': 'Phones',
  'duplicates.list.emails': 'E-mails',
  'duplicates.list.addresses': 'Addresses',
  'duplicates.list.occasions': 'Days',
  'duplicates.list.preferences': 'Likes',
  'duplicates.list.links': 'People',
  'duplicates.list.numbers': 'Numbers elsewhere',
  'duplicates.list.tags': 'Tags',
  'duplicates.list.other': 'More',

  'duplicates.field.name': 'Name',
  'duplicates.field.birthday': 'Birthday',
  'duplicates.field.photo': 'Photo',
  'duplicates.joined': 'all of it stays',
  'duplicates.join': 'Keep all of it',
  'duplicates.join-label': 'Keep all of it: {field}',

  'duplicates.keys.move': 'next, previous',
  'duplicates.keys.merge': 'make it one',
  'duplicates.keys.different': 'not the same',
  'duplicates.keys.skip': 'skip',
  'duplicates.keys.stays': 'who stays',
  'duplicates.keys.in': 'in or out',
  'duplicates.keys.undo': 'undo',
  'duplicates.key.j': 'J',
  'duplicates.key.k': 'K',
  'duplicates.key.n': 'N',
  'duplicates.key.s': 'S',
  'duplicates.key.z': 'Z',
  'duplicates.key.left': '←',
  'duplicates.key.right': '→',
  'duplicates.key.first': '1',
  'duplicates.key.ninth': '9',

  // What was done
  'duplicates.merged': '{name}: {count, plural, one {# record is} other {# records are}} one now',
  'duplicates.not-same': '{names} are not the same; remembered',
  'duplicates.changed': 'Somebody changed them meanwhile. This is how they stand now.',
  'duplicates.gone': 'Somebody merged or removed one of them meanwhile.',

  // All that is sure, at once
  'duplicates.sure-all': 'Merge {count, plural, one {the # sure one} other {all # sure ones}} …',
  'duplicates.sure-title': 'Merge {count, plural, one {what is sure} other {all # that are sure}}?',
  'duplicates.sure-text':
    'We found {count, plural, one {# group} other {# groups}} of records with nothing that speaks against it. Each becomes one customer as it would if you pressed Enter; nothing is lost.',
  'duplicates.sure-sample': '{count, plural, one {For example} other {Some of them}}',
  'duplicates.sure-undo': 'All of it can be undone in one step, and each by itself.',
  'duplicates.sure-go': 'Merge them',
  'duplicates.sure-look': 'I will look at each',
  'duplicates.sure-running': 'Merging: {done} of {of}',
  'duplicates.sure-done': 'Merged {count, plural, one {# group} other {# groups}}.',
  'duplicates.sure-stopped': 'Stopped after {count, plural, one {# group} other {# groups}}.',
  'duplicates.sure-undoing': 'Taking it back: {done} of {of}',
  'duplicates.sure-undone': 'All of it is as it was before.',

  // Nothing to do
  'duplicates.never.title': 'The book was not looked through yet',
  'duplicates.never.text': 'We compare names, phones, mail, addresses and birthdays, and show who may be one person.',
  'duplicates.never.action': 'Look through the book',
  'duplicates.scanning.title': 'Looking through the book',
  'duplicates.scanning.text': 'You can go on working; who may be twice in it will stand here.',
  'duplicates.none.title': 'Everybody stands in the book once',
  'duplicates.none.text': 'We look again by ourselves whenever somebody is written down or brought in.',
  'duplicates.none.action': 'To the customers',

  // Two chosen by hand
  'duplicates.with.title': 'Who else is {name}?',
  'duplicates.with.text': 'Find the other record of the same person; then both stand side by side.',
  'duplicates.with.like': 'People like this',
  'duplicates.with.label': 'The other record',
  'duplicates.with.action': 'Merge with …',
  'duplicates.with.none': 'Choose at least two customers to merge.',
  'duplicates.with.gone': 'One of them is not in the book any more, or was merged already.',
  'duplicates.with.back': 'Back',

  // On the profile
  'duplicates.about': 'May be the same as <b>{name}</b>, customer {number}: {why}.',
  'duplicates.about-more':
    'May be the same as <b>{name}</b>, customer {number}, and {count, plural, one {# other} other {# others}}: {why}.',
  'duplicates.about-look': 'Compare',
  'duplicates.made-of': 'Made of {count, plural, one {# record} other {# records}}',
  'duplicates.part': '{name}, customer {number}',
  'duplicates.part-by': '{when}, by {who}',
  'duplicates.part-undo': 'Undo',
  'duplicates.part-undo-label': 'Undo: {name} is somebody else',

  'table.not_same': 'Not the same person',
  'work.kind.duplicates.mergeSure': 'Merging',
  'history.kind.duplicates.mergeSure':
    '{about, select, none {Merged records that are one person for sure} other {Merged records of {about}}}',
  'history.kind.duplicates.merge':
    '{about, select, none {Made one customer of several records} other {Made one customer of several records: {about}}}',
  'history.kind.duplicates.notSame':
    '{about, select, none {Noted that people are not the same} other {Noted that these are not the same: {about}}}',

  // On Today
  'duplicates.today': '{count, plural, one {One person} other {# people}} may be in the book twice.',
  'duplicates.today-look': 'Have a look',
} as const

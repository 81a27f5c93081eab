// Words of consent: may we write to them, what was said, and the addresses that must not be written to.
export const consent = {
  // {act}: given, refused, withdrawn, suspended; {channel}: email, sms, phone, post
  'timeline.consent':
    '{act, select, given {They agreed to} refused {They said no to} withdrawn {They take back their yes to} other {No answer about}} {channel, select, email {e-mail} sms {texts} phone {calls} other {letters}}',

  'field.consent.channel': 'channel',
  'field.consent.purpose': 'what for',
  'field.consent.act': 'what they said',
  'field.consent.at': 'when it was said',
  'field.consent.how': 'how it was said',
  'field.consent.words': 'the exact words',
  'field.consent.proof': 'proof',
  'field.consent.parent': 'parent who agreed',
  'field.consent.overrides': 'what the yes was said in spite of',
  'field.consent.same_as': 'the same said of who they are now',
  'field.consent.user_id': 'written down by',
  'field.suppression.act': 'put on the list or taken off it',
  'field.suppression.kind': 'e-mail or phone',
  'field.suppression.hash': 'the address, made unreadable',
  'field.suppression.reason': 'why it must not be written to',
  'field.suppression.note': 'note',
  'field.suppression.source': 'how it came onto the list',
  'field.suppression.lifts': 'what was taken off the list',
  'field.suppression.at': 'since when',
  'field.suppression.user_id': 'written down by',

  'history.kind.consent.give':
    '{about, select, none {Wrote down a yes to being written to} other {Wrote down that {about} may be written to}}',
  'history.kind.consent.refuse':
    '{about, select, none {Wrote down a no to being written to} other {Wrote down that {about} said no to being written to}}',
  'history.kind.consent.withdraw':
    '{about, select, none {Wrote down a yes taken back} other {Wrote down that {about} took their yes back}}',
  'history.kind.consent.suppress':
    '{about, select, none {Put an address on the do-not-disturb list} other {Put an address of {about} on the do-not-disturb list}}',
  'history.kind.consent.lift':
    '{about, select, none {Took an address off the do-not-disturb list} other {Took an address of {about} off the do-not-disturb list}}',
} as const

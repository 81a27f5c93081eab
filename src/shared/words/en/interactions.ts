// Words of what was said: its lines on the timeline, its fields, and what is written in the history.
export const interactions = {
  // {direction}: in from the customer, out to them, or none
  'timeline.call': '{direction, select, in {They called} out {We called} other {Call}}',
  'timeline.talk': '{direction, select, in {They spoke to us} out {We spoke to them} other {Talk}}',
  'timeline.note': 'Note',
  'timeline.letter': '{direction, select, in {They wrote a letter} out {We wrote a letter} other {Letter}}',
  'timeline.message': '{direction, select, in {They wrote} out {We wrote} other {Message}}',

  'field.interaction.kind': 'kind of contact',
  'field.interaction.words': 'what was said',
  'field.interaction.direction': 'in or out',
  'field.interaction.phase': 'before, during or after a purchase',
  'field.interaction.begun_by': 'who began it',
  'field.interaction.tone': 'tone',
  'field.interaction.open': 'still open',
  'field.interaction.at': 'when',
  'field.interaction.day': 'day',
  'field.interaction.user_id': 'written down by',
  'field.interaction.caller': 'who it was, as it was heard',

  'history.kind.interactions.add':
    '{about, select, none {Wrote down what was said} other {Wrote down what was said with {about}}}',
  'history.kind.interactions.save':
    '{about, select, none {Changed what was said} other {Changed what was said with {about}}}',
  'history.kind.interactions.attach':
    '{about, select, none {Said that nobody is known of what was said} other {Said whose it is what was said: {about}}}',
  'history.kind.interactions.remove':
    '{about, select, none {Removed what was said} other {Removed what was said with {about}}}',
} as const

// Words of lists made by hand: their page, their fields, and what is written about them in the history.
export const lists = {
  'field.people_list.name': 'name of the list',
  'field.people_list.note': 'note of the list',
  'field.people_list.made_at': 'when the list was made',
  'field.people_list.made_by': 'who made the list',
  'field.people_list.archived': 'put aside',
  'field.list_member.added_at': 'when added to the list',
  'field.list_member.added_by': 'who added them to the list',

  'work.kind.lists.addMatching': 'Adding people to a list',
  'history.kind.lists.addMatching': '{about, select, none {Added people to a list} other {Added people to a list}}',
  'history.kind.lists.create': '{about, select, none {Made a list} other {Made the list {about}}}',
  'history.kind.lists.rename': '{about, select, none {Renamed a list} other {Renamed the list {about}}}',
  'history.kind.lists.archive':
    '{about, select, none {Put a list aside} other {Changed whether the list {about} is in use}}',
  'history.kind.lists.add':
    '{about, select, none {{count, plural, one {Added somebody to a list} other {Added # people to a list}}} other {Added {about} to a list}}',
  'history.kind.lists.take':
    '{about, select, none {{count, plural, one {Took somebody off a list} other {Took # people off a list}}} other {Took {about} off a list}}',
} as const

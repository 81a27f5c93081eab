// Words of changing many people at once: the bar over the list, the preview, and what the history says of it.
export const bulk = {
  'work.kind.bulk.edit': 'Changing customers',
  'work.kind.bulk.trash': 'Putting customers into the trash',
  'work.kind.bulk.restore': 'Bringing customers back',
  'history.kind.bulk.edit':
    '{about, select, none {{count, plural, one {Changed a customer} other {Changed # customers}}} other {Changed {about}}}',
  'history.kind.bulk.trash':
    '{about, select, none {{count, plural, one {Put a customer into the trash} other {Put # customers into the trash}}} other {Put {about} into the trash}}',
  'history.kind.bulk.restore':
    '{about, select, none {{count, plural, one {Brought a customer back} other {Brought # customers back}}} other {Brought {about} back}}',
} as const

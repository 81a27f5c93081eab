// Words of the data quality page, and what is written about it in the history.
export const quality = {
  'field.quality_leave.value': 'what is right as it is',
  'field.quality_leave.at': 'when it was said to be right',
  'field.quality_leave.by': 'who said it is right',

  'work.kind.quality.mendAll': 'Putting records right',
  'history.kind.quality.mendAll':
    '{about, select, none {Put many records right} other {Put the record of {about} right}}',
  'history.kind.quality.mend': '{about, select, none {Put a record right} other {Put the record of {about} right}}',
  'history.kind.quality.leave':
    '{about, select, none {Said that something is right} other {Said that something of {about} is right as it is}}',
  'history.kind.quality.doubt':
    '{about, select, none {Took back that something is right} other {Took back that something of {about} is right}}',
} as const

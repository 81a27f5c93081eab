// Words of saved segments in the history.
export const segmentHistory = {
  'history.of.segment': 'Segment',
  'history.kind.segments.create': '{about, select, none {Made a segment} other {Made the segment {about}}}',
  'history.kind.segments.save': '{about, select, none {Changed a segment} other {Changed the segment {about}}}',
  'history.kind.segments.archive':
    '{about, select, none {Put a segment aside} other {Changed whether the segment {about} is in use}}',
  'history.kind.segments.makeList':
    '{about, select, none {Made a list of a segment} other {Made the list {about} of a segment}}',
  'field.segment.name': 'Name of the segment',
  'field.segment.note': 'Note about the segment',
  'field.segment.rule': 'Who is in it',
  'field.segment.goal': 'Goal',
  'field.segment.budget': 'Budget',
  'field.segment.shared': 'Everybody sees it',
  'field.segment.made_at': 'Made on',
  'field.segment.made_by': 'Made by',
  'field.segment.archived': 'Put aside',
} as const

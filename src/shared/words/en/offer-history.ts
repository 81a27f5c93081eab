// Words of the competitor calendar in the history.
export const offerHistory = {
  'history.of.offer': 'Competitor’s offer',
  'history.kind.analytics.addOffer':
    '{about, select, none {Wrote down what a competitor offers} other {Wrote down that a competitor offers {about}}}',
  'history.kind.analytics.saveOffer':
    '{about, select, none {Changed a competitor’s offer} other {Changed the competitor’s offer {about}}}',
  'history.kind.analytics.archiveOffer':
    '{about, select, none {Put a competitor’s offer aside} other {Changed whether the competitor’s offer {about} is looked at}}',
  'field.competitor_offer.competitor': 'Competitor',
  'field.competitor_offer.offer': 'What they offer',
  'field.competitor_offer.from_day': 'First day of the offer',
  'field.competitor_offer.until_day': 'Last day of the offer',
  'field.competitor_offer.focus': 'What it is about',
  'field.competitor_offer.segment_id': 'Whom it reaches',
  'field.competitor_offer.note': 'Note about the offer',
  'field.competitor_offer.archived': 'Put aside',
} as const

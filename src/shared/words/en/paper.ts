// Words of paper: sheets of labels, letters, cards, the call list, days to remember.
export const paper = {
  'paper.title': 'Print',
} as const

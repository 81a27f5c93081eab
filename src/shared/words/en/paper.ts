// Words of paper: sheets of labels, letters, cards, the call list, days to remember.
export const paper = {
  'paper.title': 'Print',
  'paper.letter.opt-out': 'You would rather get no letters from us? A word is enough, and we stop.',

  'history.kind.paper.posted': 'Letters taken to the post',
} as const

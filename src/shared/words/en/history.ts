// Words of the history and the trash.
export const history = {
  'history.title': 'What was done',
} as const

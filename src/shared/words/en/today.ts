// Words of the Today page.
export const today = {} as const

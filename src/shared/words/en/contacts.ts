// Words of the customers' list, profile and form.
export const contacts = {} as const

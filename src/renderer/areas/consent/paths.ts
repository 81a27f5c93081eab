// Where the do-not-disturb list is.
export const DO_NOT_DISTURB_PATH = '/settings/do-not-disturb'

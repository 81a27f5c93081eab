// Where the pages of consent are.
export const DO_NOT_DISTURB_PATH = '/settings/do-not-disturb'
export const RULES_PATH = '/settings/rules'
export const ASKING_PATH = '/settings/asking'

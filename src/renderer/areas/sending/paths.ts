// Where the rules of sending are found.
export const SEND_RULES_PATH = '/settings/messages'

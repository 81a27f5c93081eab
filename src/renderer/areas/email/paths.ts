// Where e-mail is found.
export const EMAIL_PATH = '/settings/email'
export const FEED_PATH = '/settings/answers'

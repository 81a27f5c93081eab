// What other areas may ask of e-mail: the account to send with, and what the sender's domain says.
export { mailSettingsOf } from './account.ts'
export { senderStanding } from './domain.ts'

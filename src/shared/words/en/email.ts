// Words of e-mail: the account, what a trial found, what the domain says, mail that is fed in.
export const email = {
  'history.kind.email.feed': 'Took in a mail',

  'email.how': 'by e-mail',
  'email.trial.subject': 'It works: {shop} can send mail',
  'email.trial.text': 'This is a trial from Regulars, the customer book of {shop}. It reached you, so the account is set up well.',
} as const

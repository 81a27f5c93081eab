// Words of the outbox in the history and of its fields.
export const sending = {
  // Stands below every message that advertises, and is the link that says no.
  'sending.footer.stop': 'Do you want no more messages from us? Answer with “stop”.',

  'history.kind.sending.takeRole': 'Let this PC send the messages',
  'history.kind.sending.changeRules': 'Changed the rules of sending',
  'history.kind.sending.resolve':
    '{count, plural, one {Said whether a message arrived} other {Said whether # messages arrived}}',
  'history.kind.sending.decideLate':
    '{count, plural, one {Decided about a message that was late} other {Decided about # messages that were late}}',
  'history.kind.sending.cancel': '{count, plural, one {Took a message out} other {Took # messages out}}',
  'history.kind.sending.pause': 'Paused the sending, or let it go on',
  'history.kind.sending.checkedOptOuts': 'Looked for answers that want no more, and for returned mail',

  // By the program itself: named only where they stand in the way of an undo.
  'history.kind.sending.send': 'Sent messages',
  'history.kind.sending.tend': 'Put the outbox in order',
  'history.kind.sending.single': 'Wrote {about, select, none {a message} other {the message “{about}”}}',

  'change.whole.setting.sending': 'Other rules of sending are in force now.',
  'change.whole.setting.sendRole': 'Another PC sends now.',
  'change.whole.setting.sendingPause': 'Sending is paused, or goes on.',
  'change.whole.setting.optOutsChecked': 'Looked at again.',
  'change.whole.send_event.detail': 'Another address or answer stands there now.',

  'timeline.message-sent':
    '{source, select, consent {E-mail that asks for their yes or welcomes them} other {{channel, select, post {Letter} phone {Call} other {E-mail}}}}{state, select, bounced {, came back} failed {, refused} skipped {, held back} late {, too late} cancelled {, taken out} uncertain {, perhaps not arrived} handed_over {, on its way} other {}}',

  'field.send.contact_id': 'Whom a message is for',
  'field.send.source': 'What a message belongs to',
  'field.send.source_id': 'Which of them a message belongs to',
  'field.send.step': 'Which of several messages',
  'field.send.channel': 'How a message goes',
  'field.send.class': 'What kind of message',
  'field.send.due': 'When a message is due',
  'field.send.day': 'Day on which a message is due',
  'field.send.arm': 'Which words of a test',
  'field.send.coupon': 'Code of the coupon',
  'field.send.pack': 'Rules that were in force',
  'field.send.at': 'When a message was made ready',
  'field.send.user_id': 'Who had a message sent',
  'field.send_event.contact_id': 'Whom a message was for',
  'field.send_event.send_id': 'Message',
  'field.send_event.state': 'What became of a message',
  'field.send_event.at': 'When it became so',
  'field.send_event.day': 'Day on which it became so',
  'field.send_event.due': 'When it is tried again',
  'field.send_event.detail': 'Address and answer of the other side',
  'field.send_event.user_id': 'Who said what became of a message',
  'field.single_message.contact_id': 'Whom it was written to',
  'field.single_message.subject': 'Subject',
  'field.single_message.text': 'Text',
  'field.single_message.because': 'Why it is no advertising',
  'field.single_message.at': 'When it was written',
  'field.single_message.user_id': 'Who wrote it',
} as const

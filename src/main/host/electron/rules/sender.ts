// Rule: the host listens to the main frame of its own page only, whoever else finds the way to send a message.
import type { IpcMainEvent } from 'electron'
import { isOwnPage } from './navigation.ts'

type Sent = Pick<IpcMainEvent, 'senderFrame'> & { readonly sender: Pick<IpcMainEvent['sender'], 'mainFrame'> }

export function isFromOwnPage({ sender, senderFrame }: Sent): boolean {
  // A frame that is gone meanwhile is null, and then nobody is asking.
  return senderFrame !== null && senderFrame === sender.mainFrame && isOwnPage(senderFrame.url)
}

// The picture of a timeline row's kind; its words stand beside it.
import {
  IconArrowBackUp,
  IconCash,
  IconCheckbox,
  IconCircleDot,
  IconDoor,
  IconMail,
  IconMailbox,
  IconMailCheck,
  IconMailForward,
  IconMessage,
  IconMessageCircle,
  IconMessageReply,
  IconNote,
  IconPhone,
  IconPhoneOff,
  IconPhoneOutgoing,
  IconReceiptRefund,
  IconShoppingBag,
  type Icon,
} from '@tabler/icons-react'
import styles from './timeline.module.css'

const ICONS: Readonly<Record<string, Icon>> = {
  visit: IconDoor,
  sale: IconShoppingBag,
  return: IconReceiptRefund,
  correction: IconArrowBackUp,
  payment: IconCash,
  call: IconPhone,
  talk: IconMessageCircle,
  note: IconNote,
  letter: IconMail,
  message: IconMessage,
  task: IconCheckbox,
  consent: IconMailCheck,
  'sent-email': IconMailForward,
  'sent-post': IconMailbox,
  'sent-phone': IconPhoneOutgoing,
  response: IconMessageReply,
  'response-none': IconPhoneOff,
}

export function EntryIcon({ kind, size = 18 }: { readonly kind: string; readonly size?: number }) {
  const Shape = ICONS[kind] ?? IconCircleDot
  return <Shape className={styles['icon']} size={size} stroke={1.6} aria-hidden />
}

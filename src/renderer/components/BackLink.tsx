// Above a title: the page one came from, or the list in a narrow window.
import { IconArrowLeft } from '@tabler/icons-react'
import styles from './BackLink.module.css'
import { TextButton } from './TextButton.tsx'

type BackLinkProps = { readonly children: string } & (
  { readonly href: string; readonly onClick?: never } | { readonly onClick: () => void; readonly href?: never }
)

export function BackLink({ children, ...to }: BackLinkProps) {
  return (
    <p className={styles['back']}>
      <TextButton icon={<IconArrowLeft size={16} stroke={1.6} aria-hidden className={styles['arrow']} />} {...to}>
        <bdi>{children}</bdi>
      </TextButton>
    </p>
  )
}

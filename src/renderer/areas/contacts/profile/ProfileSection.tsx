// A group of the profile: a heading and what belongs to it, no box. Groups with nothing in them are not drawn.
import { useId, type ReactNode } from 'react'
import styles from './profile.module.css'

interface ProfileSectionProps {
  readonly title: string
  readonly children: ReactNode
}

export function ProfileSection({ title, children }: ProfileSectionProps) {
  const id = useId()
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

// Catches what a page throws while it is drawn, so that the frame stays and the page can be shown again.
import { Component, type ReactNode } from 'react'
import { Failed } from '../../components/Failed.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { useWords } from '../language/speaking.tsx'
import styles from './Boundary.module.css'

interface BoundaryProps {
  readonly children: ReactNode
  /** Another place begins with a clean page. */
  readonly place: string
}

interface BoundaryState {
  readonly failed: boolean
  readonly place: string
}

export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { failed: false, place: this.props.place }

  static getDerivedStateFromError(): Partial<BoundaryState> {
    return { failed: true }
  }

  static getDerivedStateFromProps(props: BoundaryProps, state: BoundaryState): BoundaryState | null {
    return props.place === state.place ? null : { failed: false, place: props.place }
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return <FailedPage onAgain={() => this.setState({ failed: false })} />
  }
}

function FailedPage({ onAgain }: { readonly onAgain: () => void }) {
  const words = useWords()
  return (
    <div className={styles['page']}>
      <Failed
        said={{
          code: 'INTERNAL',
          what: words('failed.title'),
          kept: words('failed.kept'),
          do: words('failed.do'),
          button: words('failed.button'),
        }}
        onAct={onAgain}
        quiet={<TextButton href="/today">{words('failed.today')}</TextButton>}
      />
    </div>
  )
}

// Draws a picture on a canvas. Loaded when the first chart is shown, with no more of the library than charts here need.
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart as Library,
  LinearScale,
  LineElement,
  PointElement,
  ScatterController,
  Tooltip,
} from 'chart.js'
import { useMemo } from 'react'
import { Chart } from 'react-chartjs-2'
import { useWords } from '../app/language/speaking.tsx'
import { drawingOf } from './drawing-options.ts'
import { useInk } from './ink.ts'
import { marksPlugin } from './marks.ts'
import type { Picture } from './picture.ts'

Library.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineElement,
  PointElement,
  ScatterController,
  Tooltip,
)

const PLUGINS = [marksPlugin]
const FAMILY = '"Source Sans 3 Variable", "Source Sans 3", system-ui, sans-serif'

interface DrawingProps {
  readonly picture: Picture
  readonly onPick?: ((index: number) => void) | undefined
}

export function Drawing({ picture, onPick }: DrawingProps) {
  const ink = useInk()
  const { direction } = useWords()
  const { type, data, options } = useMemo(
    () => drawingOf(picture, { ink, family: FAMILY, mirrored: direction === 'rtl', onPick }),
    [picture, ink, direction, onPick],
  )
  return <Chart key={picture.kind} type={type} data={data} options={options} plugins={PLUGINS} aria-hidden="true" />
}

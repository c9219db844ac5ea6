import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type ChartConfiguration,
} from "chart.js";
import { majorUnits } from "../../money.js";
import type { Palette } from "./palette.js";

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

/** A drawing on a canvas: bars and lines by category or number. */
export type Drawing = ChartConfiguration<"bar" | "line", unknown[], string>;

/** Draws. The canvas follows the size of its parent. */
export function draw(
  canvas: HTMLCanvasElement,
  drawing: Drawing,
  colours: Palette,
): Chart<"bar" | "line", unknown[], string> {
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = 12;
  Chart.defaults.color = colours.muted;
  Chart.defaults.borderColor = colours.line;
  Chart.defaults.animation = false;
  Chart.defaults.maintainAspectRatio = false;
  Object.assign(Chart.defaults.plugins.tooltip, {
    backgroundColor: colours.ink,
    titleColor: colours.card,
    bodyColor: colours.card,
    padding: 10,
    cornerRadius: 6,
    boxPadding: 4,
    usePointStyle: true,
  });
  return new Chart(canvas, drawing);
}

/** An axis of months or names, without grid lines. */
export const categories = {
  grid: { display: false },
  ticks: { maxRotation: 0, autoSkipPadding: 12 },
} as const;

/** Returns an axis of short amounts: $65K. Values are in the currency's minor unit. */
export function moneyAxis(currency: string) {
  const format = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    notation: "compact",
    maximumFractionDigits: 1,
  });
  return {
    border: { display: false },
    ticks: {
      maxTicksLimit: 6,
      callback: (minor: string | number) => format.format(majorUnits(Number(minor), currency)),
    },
  };
}

/** An axis of counts: whole numbers. */
export const countAxis = { border: { display: false }, ticks: { precision: 0, maxTicksLimit: 6 } } as const;

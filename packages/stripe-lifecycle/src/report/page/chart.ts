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
import { currencyExponent } from "../../../../../dist/metrics/currency-exponent.js";
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

/**
 * Gives every chart the size that it has on a printed page, or ends that. A browser prints at once, so a chart that
 * waits for its parent's new size comes too late.
 */
export function resizeCharts(isPrinting: boolean): void {
  for (const chart of Object.values(Chart.instances)) {
    if (isPrinting) chart.resize(printedSize.width, printedSize.height);
    else chart.resize();
  }
}

/** On A4 or Letter, in CSS pixels. As in the stylesheet. */
const printedSize = { width: 670, height: 240 };

/** An axis of months or names, without grid lines. */
export const categories = {
  grid: { display: false },
  ticks: { maxRotation: 0, autoSkipPadding: 12 },
} as const;

/** Returns an axis of short amounts: $65K, $0.05. Values are in the currency's minor unit. */
export function moneyAxis(currency: string) {
  const style = { style: "currency", currency, minimumFractionDigits: 0 } as const;
  const short = new Intl.NumberFormat("en", { ...style, notation: "compact", maximumFractionDigits: 1 });
  const exact = new Intl.NumberFormat("en", { ...style, maximumFractionDigits: currencyExponent(currency) });
  return {
    border: { display: false },
    ticks: {
      // No part of a minor unit.
      precision: 0,
      maxTicksLimit: 6,
      callback: (minor: string | number) => {
        const major = majorUnits(Number(minor), currency);
        return (Math.abs(major) < 1000 ? exact : short).format(major);
      },
    },
  };
}

/** An axis of counts: whole numbers. */
export const countAxis = { border: { display: false }, ticks: { precision: 0, maxTicksLimit: 6 } } as const;

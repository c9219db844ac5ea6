import type { Chart } from "chart.js";
import { formatMoney } from "../../money.js";
import { draw, moneyAxis } from "./chart.js";
import { day } from "./cells.js";
import { element } from "./element.js";
import { faint, type Palette } from "./palette.js";

export interface MrrHistory {
  readonly root: HTMLElement;
  /** Shows one step line for each currency, each on its own chart. Shows nothing if there never was MRR. */
  show(histories: readonly History[], asOfSeconds: number, colours: Palette): void;
}

interface History {
  readonly currency: string;
  readonly steps: readonly { readonly seconds: number; readonly minor: number }[];
}

/** Returns a chart of a customer's MRR over time. The timeline below it shows the same in words. */
export function createMrrHistory(): MrrHistory {
  const root = element("div", { class: "histories" });
  let charts: Chart<"bar" | "line", unknown[], string>[] = [];
  return {
    root,
    show(histories, asOfSeconds, colours) {
      for (const chart of charts) chart.destroy();
      const drawn = histories.filter(({ steps }) => steps.some(({ minor }) => minor > 0));
      const canvases = drawn.map(({ currency, steps }) =>
        element("canvas", { role: "img", "aria-label": `MRR over time: ${inWords(steps, currency)}` }),
      );
      root.replaceChildren(...canvases.map((canvas) => element("div", { class: "chart small" }, canvas)));
      charts = drawn.map((history, place) => drawSteps(canvases[place]!, history, asOfSeconds, colours));
    },
  };
}

function inWords(steps: History["steps"], currency: string): string {
  return steps.map(({ seconds, minor }) => `${formatMoney(minor, currency)} from ${day(seconds)}`).join(", ");
}

function drawSteps(canvas: HTMLCanvasElement, { currency, steps }: History, asOfSeconds: number, colours: Palette) {
  const points = [...steps, { seconds: asOfSeconds, minor: steps.at(-1)!.minor }];
  return draw(
    canvas,
    {
      type: "line",
      data: {
        datasets: [
          {
            label: "MRR",
            data: points.map(({ seconds, minor }) => ({ x: seconds, y: minor })),
            borderColor: colours.blue,
            backgroundColor: faint(colours.blue),
            borderWidth: 2,
            pointRadius: 2.5,
            pointBackgroundColor: colours.blue,
            stepped: "before",
            fill: true,
          },
        ],
      },
      options: {
        scales: {
          x: {
            type: "linear",
            grid: { display: false },
            min: points[0]!.seconds,
            max: asOfSeconds,
            ticks: { maxTicksLimit: 5, maxRotation: 0, callback: (seconds) => day(Number(seconds)) },
          },
          y: { ...moneyAxis(currency), beginAtZero: true },
        },
        plugins: {
          tooltip: {
            callbacks: {
              title: ([item]) => day(points[item!.dataIndex]!.seconds),
              label: ({ dataIndex }) => ` MRR ${formatMoney(points[dataIndex]!.minor, currency)}`,
            },
          },
        },
      },
    },
    colours,
  );
}

import { settingsTable, type ChoiceSetting, type NumberSetting } from "../../generated/settings.js";
import type { AidMaker } from "../aid.js";

const { minimum, maximum, default: usual } = settingsTable.find(({ key }) => key === "fontSize") as NumberSetting;
const { values: themes } = settingsTable.find(({ key }) => key === "theme") as ChoiceSetting;

/** Size and reading mode by key. */
export const sizing: AidMaker = (reader) => {
  const resize = (factor: number) => () =>
    reader.choose({ fontSize: Math.min(maximum, Math.max(minimum, Math.round(reader.settings.fontSize * factor))) });
  return {
    commands: [
      { name: "larger", key: "+", run: resize(1.1) },
      { name: "smaller", key: "-", run: resize(1 / 1.1) },
      { name: "usualSize", key: "0", run: () => reader.choose({ fontSize: usual }) },
      {
        name: "nextTheme",
        key: "t",
        run: () =>
          reader.choose({
            theme: themes[
              (themes.indexOf(reader.settings.theme) + 1) % themes.length
            ] as (typeof reader.settings)["theme"],
          }),
      },
    ],
  };
};

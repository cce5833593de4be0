import type { Card, Incident, TripOption } from "@mobilitycorp/sdk";

import { useApi } from "../../session/api.tsx";
import { Directions, OptionFacts } from "./option.tsx";
import { Sources } from "./sources.tsx";
import { useCardWords } from "./words.ts";

type CardOf<Kind extends Card["kind"]> = Extract<Card, { kind: Kind }>;

export interface CardActions {
  /** Draw the card on the map, with an option that stands out. */
  readonly onShow: (card: Card, optionId?: string) => void;
  /** Tell the agent which option it is; undefined where the card no longer holds. */
  readonly onChooseOption: ((optionId: string) => void) | undefined;
}

export function RouteCard({ card, onShow }: { card: CardOf<"route"> } & CardActions) {
  const words = useCardWords();
  return (
    <>
      <h3>{words.route}</h3>
      <OptionFacts option={card.option} />
      <IncidentsOnRoute options={[card.option]} />
      <Directions option={card.option} />
      <div className="actions">
        <button type="button" onClick={() => onShow(card)}>
          {words.showOnMap}
        </button>
      </div>
      <Sources sources={card.sources ?? []} />
    </>
  );
}

export function RouteComparisonCard({ card, onShow, onChooseOption }: { card: CardOf<"route_comparison"> } & CardActions) {
  const words = useCardWords();
  const { origin, destination, stops = [], options, departure_times = [], sources } = card.plan;
  return (
    <>
      <h3>{words.fromTo(origin.name, destination.name)}</h3>
      {stops.length > 0 ? <p className="quiet">{words.via(stops.map(({ name }) => name).join(", "))}</p> : undefined}
      <ul className="options" aria-label={words.comparison}>
        {options.map((option) => {
          const mode = words.modes[option.mode] ?? option.mode;
          return (
            <li key={option.id}>
              <OptionFacts option={option} />
              <div className="actions">
                <button type="button" aria-label={words.showOption(mode)} onClick={() => onShow(card, option.id)}>
                  {words.showOnMap}
                </button>
                {onChooseOption ? (
                  <button type="button" aria-label={words.chooseOption(mode)} onClick={() => onChooseOption(option.id)}>
                    {words.choose}
                  </button>
                ) : undefined}
              </div>
              <Directions option={option} />
            </li>
          );
        })}
      </ul>
      <IncidentsOnRoute options={options} />
      <Departures departures={departure_times} />
      <Sources sources={sources} />
    </>
  );
}

function IncidentsOnRoute({ options }: { options: readonly TripOption[] }) {
  const words = useCardWords();
  const incidents = new Map(options.flatMap(({ incidents: each = [] }) => each).map((incident) => [incident.id, incident]));
  if (incidents.size === 0) return undefined;
  return (
    <>
      <h4>{words.incidentsOnRoute}</h4>
      <ul>
        {[...incidents.values()].map((incident) => (
          <li key={incident.id}>
            <IncidentLine incident={incident} />
          </li>
        ))}
      </ul>
    </>
  );
}

type Departure = NonNullable<CardOf<"route_comparison">["plan"]["departure_times"]>[number];

function Departures({ departures }: { departures: readonly Departure[] }) {
  const words = useCardWords();
  const { formats } = useApi();
  if (departures.length === 0) return undefined;
  return (
    <details>
      <summary>{words.departures}</summary>
      <ul className="departures">
        {departures.map(({ departs_at, arrives_at, duration_s, recommended }) => (
          <li key={departs_at} data-recommended={recommended}>
            {formats.time(departs_at)} → {formats.time(arrives_at)}, {formats.duration(duration_s)}
            {recommended ? <strong> {words.recommended}</strong> : undefined}
          </li>
        ))}
      </ul>
    </details>
  );
}

export function IncidentLine({ incident }: { incident: Incident }) {
  const words = useCardWords();
  const { formats } = useApi();
  const facts = [
    words.incidentKinds[incident.kind] ?? incident.kind,
    ...(incident.blocks ? [words.blocks] : []),
    ...(incident.valid_until ? [words.until(formats.dateTime(incident.valid_until))] : []),
  ];
  return (
    <>
      <strong>{incident.title}</strong> <span className="quiet">{facts.join(" · ")}</span>
    </>
  );
}

export function IncidentCard({ card, onShow }: { card: CardOf<"incident"> } & CardActions) {
  const words = useCardWords();
  return (
    <>
      <h3>{words.incident}</h3>
      <p>
        <IncidentLine incident={card.incident} />
      </p>
      <div className="actions">
        <button type="button" onClick={() => onShow(card)}>
          {words.showOnMap}
        </button>
      </div>
      <Sources sources={[card.incident.source]} />
    </>
  );
}

export function PoiListCard({ card, onShow }: { card: CardOf<"poi_list"> } & CardActions) {
  const words = useCardWords();
  const { formats } = useApi();
  const sources = card.places.flatMap(({ source }) => source ?? []);
  return (
    <>
      <h3>{words.places}</h3>
      <ol className="places">
        {card.places.map(({ place, cuisine, open, opening_hours, detour_s }) => {
          const facts = [
            ...(cuisine ? [cuisine] : []),
            ...(open === undefined ? [] : [open ? words.open : words.closed]),
            detour_s > 0 ? words.detour(formats.duration(detour_s)) : words.onTheWay,
          ];
          return (
            <li key={`${place.name} ${place.position.latitude} ${place.position.longitude}`}>
              <strong>{place.name}</strong> <span className="quiet">{facts.join(" · ")}</span>
              {place.address ? <p className="quiet">{place.address}</p> : undefined}
              {opening_hours ? <p className="quiet">{words.hours(opening_hours)}</p> : undefined}
            </li>
          );
        })}
      </ol>
      <div className="actions">
        <button type="button" onClick={() => onShow(card)}>
          {words.showOnMap}
        </button>
      </div>
      <Sources sources={sources} />
    </>
  );
}

import type { Card } from "@mobilitycorp/sdk";

import { CommuteCard, PriceCard, ReservationCard, WeatherCard } from "./other-cards.tsx";
import { type CardActions, IncidentCard, PoiListCard, RouteCard, RouteComparisonCard } from "./trip-cards.tsx";
import { useCardWords } from "./words.ts";

/** A card of any kind; one of a newer server says that it cannot be shown. */
export function CardView({ card, ...actions }: { card: Card } & CardActions) {
  const words = useCardWords();
  switch (card.kind) {
    case "route":
      return <RouteCard card={card} {...actions} />;
    case "route_comparison":
      return <RouteComparisonCard card={card} {...actions} />;
    case "poi_list":
      return <PoiListCard card={card} {...actions} />;
    case "reservation":
      return <ReservationCard card={card} />;
    case "price":
      return <PriceCard card={card} />;
    case "weather":
      return <WeatherCard card={card} />;
    case "incident":
      return <IncidentCard card={card} {...actions} />;
    case "commute":
      return <CommuteCard card={card} />;
    default:
      return <p className="quiet">{words.unknown}</p>;
  }
}

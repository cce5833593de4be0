import type { Card, Reservation, VehicleClass, VehicleOffer } from "@mobilitycorp/sdk";
import { useQuery } from "@tanstack/react-query";
import { useState, useSyncExternalStore } from "react";

import { configuration } from "../session/configuration.ts";
import { useIsDark } from "../shell/theme.ts";
import { BookingPanel } from "./booking/booking-panel.tsx";
import { ChatPanel } from "./chat/chat-panel.tsx";
import { newestCards } from "./chat/timeline.ts";
import { useConversation } from "./chat/use-conversation.ts";
import { MapArea } from "./map/map-area.tsx";
import { NOTHING, type Overlay, overlayOf, overlayOfAll } from "./map/overlay.ts";
import { vehicleClasses } from "./map/pictograms.ts";
import { useAnnouncements } from "./reservations/announcements.ts";
import { CancelDialog } from "./reservations/cancel-dialog.tsx";
import { ChangeDialog } from "./reservations/change-dialog.tsx";
import { ConfirmDialog } from "./reservations/confirm-dialog.tsx";
import { ReservationList } from "./reservations/reservation-list.tsx";
import { useReservations } from "./reservations/use-reservations.ts";
import { useApi } from "./session/api.tsx";
import { useSessionWords } from "./session/words.ts";
import { Notice } from "./ui/notice.tsx";
import { Tabs } from "./ui/tabs.tsx";
import type { View } from "./vehicles/searches.ts";
import { useVehicles } from "./vehicles/use-vehicles.ts";
import { VehicleList } from "./vehicles/vehicle-list.tsx";

type Area = "vehicles" | "reservations" | "agent";
type Dialog = { readonly kind: "confirm" | "change" | "cancel"; readonly reservation: Reservation };

const FIRST_RADIUS_M = 800;

/** The map and what stands beside it, for a signed-in customer. */
export function Workspace({ customer }: { customer: string }) {
  const words = useSessionWords();
  const { metro } = useApi();
  const { data: place } = useQuery({ queryKey: ["configuration"], queryFn: configuration, staleTime: Infinity });
  const isDark = useIsDark();
  const [area, setArea] = useState<Area>("vehicles");
  const [dialog, setDialog] = useState<Dialog>();
  const [view, setView] = useState<View>({ ...metro.centre, radius_m: FIRST_RADIUS_M });
  const [classes, setClasses] = useState<readonly VehicleClass[]>(vehicleClasses);
  const [chosen, setChosen] = useState<VehicleOffer>();
  const vehicles = useVehicles(view, classes);
  const reservations = useReservations();
  const { conversation, view: talk } = useConversation(customer, area === "agent");
  const [overlay, setOverlay] = useOverlay(newestCards(talk.timeline));
  useAnnouncements();

  const choose = (offer: VehicleOffer | undefined): void => {
    if (!offer) return;
    setChosen(offer);
    setArea("vehicles");
  };
  const ask = (kind: Dialog["kind"]) => (reservation: Reservation) => setDialog({ kind, reservation });
  const close = (): void => setDialog(undefined);

  return (
    <div className="workspace">
      <Offline />
      {place ? (
        <MapArea
          centre={metro.centre}
          base={place.map}
          isDark={isDark}
          offers={vehicles.offers}
          chosen={chosen?.vehicle}
          overlay={overlay}
          onChoose={(id) => choose(vehicles.offers.find(({ vehicle }) => vehicle.id === id))}
          onMove={setView}
          onClear={() => setOverlay(NOTHING)}
        />
      ) : (
        <div className="map-area" />
      )}
      <section className="panel" aria-label={words.panel}>
        <Tabs
          label={words.panel}
          chosen={area}
          onChoose={setArea}
          tabs={[
            {
              name: "vehicles",
              label: words.vehicles,
              content: chosen ? (
                <BookingPanel
                  key={chosen.vehicle.id}
                  vehicle={chosen.vehicle}
                  reservations={reservations.all}
                  onBack={() => setChosen(undefined)}
                  onCancel={ask("cancel")}
                />
              ) : (
                <VehicleList vehicles={vehicles} classes={classes} onClasses={setClasses} onChoose={choose} />
              ),
            },
            {
              name: "reservations",
              label: words.reservations,
              badge: reservations.open.length > 0 ? String(reservations.open.length) : undefined,
              content: (
                <ReservationList
                  reservations={reservations}
                  onConfirm={ask("confirm")}
                  onChange={ask("change")}
                  onCancel={ask("cancel")}
                />
              ),
            },
            {
              name: "agent",
              label: words.agent,
              content: (
                <ChatPanel
                  conversation={conversation}
                  view={talk}
                  onShow={(card, optionId) => setOverlay(overlayOf(card, optionId))}
                />
              ),
            },
          ]}
        />
      </section>
      {dialog?.kind === "confirm" ? <ConfirmDialog reservation={dialog.reservation} onClose={close} /> : undefined}
      {dialog?.kind === "cancel" ? <CancelDialog reservation={dialog.reservation} onClose={close} /> : undefined}
      {dialog?.kind === "change" ? (
        <ChangeDialog reservation={dialog.reservation} offers={vehicles.offers} onClose={close} />
      ) : undefined}
    </div>
  );
}

/** What is drawn on the map: the newest cards of the conversation, or what the customer asked to see. */
function useOverlay(
  newest: readonly { readonly key: string; readonly card: Card }[],
): [Overlay, (overlay: Overlay) => void] {
  const [overlay, setOverlay] = useState(NOTHING);
  const names = newest.map(({ key }) => key).join(" ");
  const [drawn, setDrawn] = useState(names);
  if (names !== drawn) {
    setDrawn(names);
    const together = overlayOfAll(newest.map(({ card }) => card));
    if (together !== NOTHING) setOverlay(together);
  }
  return [overlay, setOverlay];
}

function Offline() {
  const words = useSessionWords();
  const isOnline = useSyncExternalStore(watchOnline, () => navigator.onLine);
  return isOnline ? undefined : <Notice kind="warn">{words.offline}</Notice>;
}

function watchOnline(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

package app.safelight.ui;

import app.safelight.request.GenerationEvent;
import app.safelight.request.ModelStage;
import app.safelight.request.StageMemory;
import app.safelight.ui.control.Messages;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Where the weights lie: device, host and disk, the device with a bar of its stages.
final class MemoryMeter {
    private static final double WIDTH = 120;
    private static final double MEBIBYTE = 1 << 20;

    private final Messages messages;
    private final HBox stages = new HBox();
    private final Label device = new Label();
    private final Label host = new Label();
    private final Label disk = new Label();
    private final HBox node;

    MemoryMeter(Messages messages, ObservableValue<GenerationEvent.@Nullable MemoryChanged> memory) {
        this.messages = messages;
        stages.getStyleClass().add("memory-bar");
        stages.setMinWidth(WIDTH);
        stages.setMaxWidth(WIDTH);
        device.setId("memory-device");
        node = new HBox(10, device, stages, host, disk);
        node.setId("memory");
        node.getStyleClass().add("memory");
        node.setAccessibleText(messages.text("memory.meter"));
        node.managedProperty().bind(node.visibleProperty());
        memory.subscribe(this::show);
    }

    private void show(GenerationEvent.@Nullable MemoryChanged memory) {
        node.setVisible(memory != null);
        if (memory == null) {
            return;
        }
        List<StageMemory> all = memory.stages();
        device.setText(messages.text("memory.device", bytes(sum(all, StageMemory::device))));
        host.setText(messages.text("memory.host", bytes(sum(all, StageMemory::host))));
        disk.setText(messages.text("memory.disk", bytes(sum(all, StageMemory::disk))));
        long model = Math.max(1, sum(all, MemoryMeter::size));
        stages.getChildren()
                .setAll(all.stream().map(stage -> part(stage, model)).toList());
        Tooltip.install(node, new Tooltip(all.stream().map(this::detail).collect(Collectors.joining("\n"))));
    }

    private Region part(StageMemory stage, long model) {
        Region part = new Region();
        part.getStyleClass().addAll("memory-part", stage.stage().id());
        double width = WIDTH * stage.device() / model;
        part.setMinWidth(width);
        part.setMaxWidth(width);
        return part;
    }

    private String detail(StageMemory stage) {
        return messages.text(
                "memory.detail", name(stage.stage()), bytes(stage.device()), bytes(stage.host()), bytes(stage.disk()));
    }

    private String name(ModelStage stage) {
        return switch (stage) {
            case COND -> messages.text("memory.cond");
            case UNET -> messages.text("memory.unet");
            case FIRST_STAGE -> messages.text("memory.firstStage");
        };
    }

    private String bytes(long amount) {
        return messages.text("memory.bytes", amount / MEBIBYTE);
    }

    /// What a stage takes when it is on the device: never more than lies anywhere.
    private static long size(StageMemory stage) {
        return Math.max(stage.device(), Math.max(stage.host(), stage.disk()));
    }

    private static long sum(List<StageMemory> stages, ToLongFunction<StageMemory> amount) {
        return stages.stream().mapToLong(amount).sum();
    }

    Node node() {
        return node;
    }
}

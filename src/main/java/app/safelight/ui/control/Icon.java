package app.safelight.ui.control;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

/// The icons of the window.
public enum Icon {
    GENERATE(MaterialDesignP.PLAY),
    PAUSE(MaterialDesignP.PAUSE),
    FINISH(MaterialDesignF.FLAG_CHECKERED),
    STOP(MaterialDesignS.STOP),
    SETTINGS(MaterialDesignC.COG_OUTLINE),
    DICE(MaterialDesignD.DICE_5_OUTLINE),
    REUSE(MaterialDesignR.RECYCLE),
    SWAP(MaterialDesignS.SWAP_HORIZONTAL),
    OPEN(MaterialDesignF.FOLDER_OPEN_OUTLINE),
    FIT(MaterialDesignF.FIT_TO_PAGE_OUTLINE),
    ACTUAL_SIZE(MaterialDesignN.NUMERIC_1_BOX_OUTLINE),
    ZOOM_IN(MaterialDesignM.MAGNIFY_PLUS_OUTLINE),
    ZOOM_OUT(MaterialDesignM.MAGNIFY_MINUS_OUTLINE),
    PICTURE(MaterialDesignI.IMAGE_OUTLINE),
    REMOVE(MaterialDesignC.CLOSE),
    AGAIN(MaterialDesignR.REPLAY),
    TAKE(MaterialDesignT.TRAY_ARROW_DOWN),
    ALERT(MaterialDesignA.ALERT_CIRCLE_OUTLINE),
    NOTICE(MaterialDesignI.INFORMATION_OUTLINE),
    START(MaterialDesignI.IMAGE_EDIT_OUTLINE),
    HAND(MaterialDesignC.CURSOR_MOVE),
    BRUSH(MaterialDesignB.BRUSH),
    ERASER(MaterialDesignE.ERASER),
    RECTANGLE(MaterialDesignV.VECTOR_RECTANGLE),
    ELLIPSE(MaterialDesignV.VECTOR_ELLIPSE),
    LASSO(MaterialDesignL.LASSO),
    POLYGON(MaterialDesignV.VECTOR_POLYGON),
    FILL(MaterialDesignF.FORMAT_COLOR_FILL),
    UNDO(MaterialDesignU.UNDO),
    REDO(MaterialDesignR.REDO),
    MASK_ONLY(MaterialDesignC.CONTRAST_BOX),
    AS_IT_ACTS(MaterialDesignB.BLUR),
    FOLDED(MaterialDesignC.CHEVRON_RIGHT),
    UNFOLDED(MaterialDesignC.CHEVRON_DOWN);

    private final String literal;

    Icon(Ikon ikon) {
        literal = ikon.getDescription();
    }

    /// A node that shows it.
    public FontIcon node() {
        return new FontIcon(literal);
    }
}

package app.safelight.request;

/// The samplers a request can name.
public enum SamplerType {
    DPMPP_2M("DPM++ 2M", ScheduleType.KARRAS),
    DPMPP_SDE("DPM++ SDE", ScheduleType.KARRAS),
    DPMPP_2M_SDE("DPM++ 2M SDE", ScheduleType.EXPONENTIAL),
    DPMPP_2M_SDE_HEUN("DPM++ 2M SDE Heun", ScheduleType.EXPONENTIAL),
    DPMPP_2S_A("DPM++ 2S a", ScheduleType.KARRAS),
    DPMPP_3M_SDE("DPM++ 3M SDE", ScheduleType.EXPONENTIAL),
    EULER_A("Euler a", ScheduleType.AUTOMATIC),
    EULER("Euler", ScheduleType.AUTOMATIC),
    LMS("LMS", ScheduleType.AUTOMATIC),
    HEUN("Heun", ScheduleType.AUTOMATIC),
    DPM2("DPM2", ScheduleType.KARRAS),
    DPM2_A("DPM2 a", ScheduleType.KARRAS),
    DPM_FAST("DPM fast", ScheduleType.AUTOMATIC),
    DPM_ADAPTIVE("DPM adaptive", ScheduleType.AUTOMATIC),
    RESTART("Restart", ScheduleType.KARRAS),
    DDIM("DDIM", ScheduleType.AUTOMATIC),
    DDIM_CFG_PP("DDIM CFG++", ScheduleType.AUTOMATIC),
    PLMS("PLMS", ScheduleType.AUTOMATIC),
    UNIPC("UniPC", ScheduleType.AUTOMATIC),
    LCM("LCM", ScheduleType.AUTOMATIC),
    DEIS("DEIS", ScheduleType.AUTOMATIC),
    IPNDM("IPNDM", ScheduleType.AUTOMATIC),
    IPNDM_V("IPNDM_V", ScheduleType.AUTOMATIC),
    RES_MULTISTEP("Res Multistep", ScheduleType.AUTOMATIC),
    EULER_CFG_PP("Euler CFG++", ScheduleType.AUTOMATIC),
    EULER_A_CFG_PP("Euler a CFG++", ScheduleType.AUTOMATIC),
    TCD("TCD", ScheduleType.SIMPLE);

    private final String label;
    private final ScheduleType automatic;

    SamplerType(String label, ScheduleType automatic) {
        this.label = label;
        this.automatic = automatic;
    }

    /// The name in recipes, as AUTOMATIC1111 writes it.
    public String label() {
        return label;
    }

    /// The schedule that "Automatic" means for this sampler; Automatic itself where that is the model's own grid.
    public ScheduleType automatic() {
        return automatic;
    }
}
